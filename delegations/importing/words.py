"""Words for roles, as lists of participants use them in the six UN languages."""

from eventsite.lib.tables.vocabulary import words_by_name

#: Canonical role to its words; the values are those of the role's enumeration.
ROLES = words_by_name(
    {
        "head": """
            Head | Head of delegation | HoD | Leader | Chief delegate | Chef
            Chef de délégation | Chef de la délégation | Jefe | Jefa | Jefe de delegación
            Jefa de delegación
            Глава | Глава делегации | Руководитель делегации
            团长 | 代表团团长
            رئيس | رئيس الوفد | رئيسة الوفد
        """,
        "deputy_head": """
            Deputy head | Deputy head of delegation | Deputy | Vice-head | Chef adjoint
            Chef adjoint de la délégation | Chef de délégation adjoint | Jefe adjunto
            Jefa adjunta | Jefe adjunto de delegación
            Заместитель главы | Заместитель главы делегации | Зам. главы делегации
            副团长 | 代表团副团长
            نائب رئيس الوفد | نائبة رئيس الوفد
        """,
        "alternate": """
            Alternate | Alternate representative | Alternate delegate | Suppléant | Suppléante
            Représentant suppléant | Suplente | Representante suplente
            Заместитель представителя | Запасной делегат
            候补代表 | 副代表
            مناوب | ممثل مناوب
        """,
        "delegate": """
            Delegate | Member | Member of delegation | Representative | Délégué | Déléguée
            Membre | Membre de la délégation | Représentant | Représentante | Delegado
            Delegada | Miembro | Miembro de la delegación | Representante
            Делегат | Член делегации | Представитель
            代表 | 代表团成员 | 团员
            مندوب | مندوبة | عضو | عضو الوفد | ممثل | ممثلة
        """,
        "adviser": """
            Adviser | Advisor | Conseiller | Conseillère | Asesor | Asesora | Consejero
            Consejera
            Советник | Консультант
            顾问
            مستشار | مستشارة
        """,
        "expert": """
            Expert | Specialist | Experte | Experto | Experta | Especialista
            Эксперт | Специалист
            专家
            خبير | خبيرة
        """,
        "interpreter": """
            Interpreter | Translator | Interprète | Traducteur | Intérprete | Traductor
            Переводчик | Переводчица
            口译员 | 翻译 | 译员
            مترجم | مترجمة | مترجم شفوي
        """,
        "observer": """
            Observer | Observateur | Observatrice | Observador | Observadora
            Наблюдатель
            观察员
            مراقب | مراقبة
        """,
        "speaker": """
            Speaker | Keynote speaker | Presenter | Orateur | Oratrice | Intervenant | Orador
            Oradora | Ponente
            Докладчик | Выступающий | Спикер
            发言人 | 演讲人
            متحدث | متحدثة | متكلم
        """,
        "press": """
            Press | Media | Journalist | Presse | Médias | Journaliste | Prensa | Medios
            Periodista
            Пресса | СМИ | Журналист
            媒体 | 记者 | 新闻
            صحافة | إعلام | صحفي
        """,
        "support_staff": """
            Support staff | Support | Staff | Technical staff | Assistant | Security
            Personnel d'appui | Personnel | Assistante | Personal de apoyo | Personal
            Asistente
            Технический персонал | Вспомогательный персонал | Сопровождающий | Помощник | Охрана
            工作人员 | 辅助人员 | 助理
            موظف دعم | موظفو الدعم | مساعد
        """,
    }
)
