"""Headings of the attendee file in the six official UN languages, by the column that they mean.

Written as people write them; case, blanks, underscores and accents are passed over when they are compared.
"""

from collections.abc import Mapping

from eventsite.lib.tables.vocabulary import Ambiguous, words_by_name

#: Canonical column to its headings. The canonical names themselves are headings too.
HEADINGS: Mapping[str, tuple[str, ...]] = words_by_name(
    {
        "body": """
            Delegation | Body | Country | State | Member state | Delegation name | Country name
            Body name | Country or organization | Délégation | Pays | État | Organe
            Pays ou organisation | Delegación | País | Estado | Órgano | País u organización
            Делегация | Страна | Государство | Страна или организация | Орган
            代表团 | 国家 | 国家或组织
            الوفد | الدولة | البلد | اسم الوفد
        """,
        "body_code": """
            Delegation ISO | ISO | ISO3 | ISO 3166 | ISO code | Alpha-3 | ISO alpha-3
            Country code | Body code | Delegation code | Code ISO | Code pays | Código ISO
            Código de país
            Код страны | Код ISO | Код делегации
            国家代码
            رمز الدولة | رمز البلد
        """,
        "category": """
            Group type | Category | Group | Participant category | Type of participant
            Catégorie | Groupe | Categoría | Grupo
            Категория | Группа
            类别 | 组别 | 参会类别
            الفئة | المجموعة
        """,
        "honorific": """
            Honorific | Salutation | Prefix | Form of address | Civilité | Tratamiento
            Обращение | Титул
            称谓 | 尊称
            اللقب الشرفي | لقب التشريف | صفة المخاطبة
        """,
        "full_name": """
            Full name | Person name | Name and surname | Participant name | Participant
            Delegate name | Delegate | Name of participant | Name of delegate | Name of the participant
            Participant's name | Delegate's name | Nom du participant | Nom du délégué
            Nombre del participante | Nombre del delegado | Имя участника | ФИО участника | ФИО делегата
            Nom complet | Nom et prénom | Nom et prénoms
            Prénom et nom | Nombre completo | Nombre y apellidos | Apellidos y nombre
            ФИО | Ф.И.О. | Полное имя | Имя и фамилия | Фамилия и имя | Фамилия, имя, отчество
            Участник
            姓名 | 全名
            الاسم الكامل | الاسم واللقب
        """,
        "given_name": """
            Given name | Given names | Given | First name | Forename | Prénom | Prénoms
            Nombre de pila | Nombres
            名 | 名字
            الاسم الأول | الاسم الشخصي
        """,
        "family_name": """
            Family name | Family | Last name | Surname | Nom de famille | Apellido | Apellidos
            Фамилия
            姓 | 姓氏
            اسم العائلة | اسم الأسرة
        """,
        "patronymic": """
            Patronymic | Middle name | Patronyme | Patronímico
            Отчество
            父名
            اسم الأب
        """,
        "original_name": """
            Original name | Name in original script | Native name | Nom original
            Nom dans l'écriture d'origine | Nombre original | Nombre en escritura original
            Имя в оригинале | Имя на родном языке | Оригинальное имя
            原文姓名 | 本国文字姓名
            الاسم الأصلي | الاسم باللغة الأصلية
        """,
        "function": """
            Function | Job title | Position | Post | Designation | Functional title | Fonction
            Fonctions | Poste | Cargo | Función | Puesto
            Должность
            职务 | 职位
            المنصب | الوظيفة | الصفة الوظيفية
        """,
        "division": """
            Division | Department | Unit | Section | Service | Département | Direction
            Departamento | División | Dirección | Servicio
            Департамент | Отдел | Управление | Подразделение
            部门 | 司局 | 处室
            الإدارة | القسم | الشعبة
        """,
        "affiliation": """
            Affiliation | Ministry | Agency | Employer | Place of work | Institution | Ministère
            Ministerio | Institución | Entidad
            Министерство | Ведомство | Учреждение | Место работы
            工作单位 | 所属单位 | 部委
            الوزارة | المؤسسة | جهة العمل
        """,
        "role": """
            Role | Role in delegation | Delegate role | Rôle | Rôle dans la délégation | Papel
            Rol
            Роль | Роль в делегации | Статус в делегации
            角色 | 代表身份 | 身份
            الدور | الصفة
        """,
        "email": """
            E-mail | E-mail address | Mail | Courriel | Adresse électronique | Adresse e-mail
            Correo | Correo electrónico | Dirección de correo electrónico
            Электронная почта | Эл. почта | Почта | Адрес электронной почты
            电子邮件 | 电子邮箱 | 邮箱
            البريد الإلكتروني | البريد الالكتروني
        """,
        "phone": """
            Phone | Telephone | Phone number | Telephone number | Mobile | Mobile phone | Tel
            Téléphone | Numéro de téléphone | Teléfono | Número de teléfono | Móvil
            Телефон | Номер телефона | Тел.
            电话 | 电话号码 | 手机
            الهاتف | رقم الهاتف
        """,
        "nationality": """
            Nationality | Citizenship | Nationalité | Nacionalidad | Ciudadanía
            Гражданство
            国籍
            الجنسية
        """,
        "language": """
            Language | Working language | Preferred language | Langue | Langue de travail
            Idioma | Lengua | Idioma de trabajo
            Язык | Рабочий язык
            语言 | 工作语言
            اللغة | لغة العمل
        """,
        "rank": """
            Rank | Order | Rank order | Precedence | Rang | Ordre | Rango | Orden
            Ранг | Порядок | Порядковый номер
            排序 | 排名 | 顺序
            الترتيب | الرتبة
        """,
        "badge_type": """
            Badge | Badge type | Type of badge | Type de badge | Tipo de credencial | Credencial
            Бейдж | Тип бейджа | Вид бейджа
            证件类型 | 胸卡类型
            نوع البطاقة | البطاقة
        """,
        "listed": """
            Listed | On the list | In the list | Printed | Show on list | Inscrit sur la liste
            Sur la liste | Figura en la lista | En la lista
            В списке | Включить в список
            列入名单
            في القائمة | مدرج
        """,
    }
)

#: Headings whose meaning depends on the others: (headings, column that has to be there too, meaning then,
#: meaning otherwise). "Nom" beside "Prénom" is the family name, alone it is the whole name.
AMBIGUOUS: tuple[Ambiguous, ...] = (
    (("Title", "Titre", "Título"), "honorific", "function", "honorific"),
    (("Name", "Names", "Nom", "Noms"), "given_name", "family_name", "full_name"),
    (("Nombre", "Имя", "الاسم"), "family_name", "given_name", "full_name"),
    (
        (
            "Organization",
            "Organisation",
            "Organisme",
            "Organización",
            "Организация",
            "组织",
            "机构",
            "单位",
            "المنظمة",
        ),
        "body",
        "affiliation",
        "body",
    ),
)
