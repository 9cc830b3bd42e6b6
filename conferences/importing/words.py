"""Words for answers and languages, as files use them in the six official UN languages."""

from eventsite.lib.tables.vocabulary import words_by_name

ANSWERS = words_by_name(
    {
        "yes": """
            yes | y | true | 1 | x | ✓ | ✔ | + | oui | o | vrai | sí | s | verdadero
            да | д | истина
            是 | 对
            نعم
        """,
        "no": """
            no | n | false | 0 | - | ✗ | ✘ | non | faux | falso
            нет | н | ложь
            否 | 不
            لا | كلا
        """,
    }
)

#: Language code to its words.
LANGUAGES = words_by_name(
    {
        "en": """
            English | eng | E | Anglais | Inglés
            Английский
            英语 | 英文
            الإنجليزية | الانكليزية
        """,
        "fr": """
            French | fra | fre | F | Français | Francés
            Французский
            法语 | 法文
            الفرنسية
        """,
        "es": """
            Spanish | spa | S | Espagnol | Español
            Испанский
            西班牙语 | 西班牙文
            الإسبانية
        """,
        "ru": """
            Russian | rus | R | Russe | Ruso
            Русский
            俄语 | 俄文
            الروسية
        """,
        "zh-hans": """
            Chinese | zh | zho | chi | C | Chinois | Chino
            Китайский
            中文 | 汉语
            الصينية
        """,
        "ar": """
            Arabic | ara | A | Arabe | Árabe
            Арабский
            阿拉伯语 | 阿拉伯文
            العربية
        """,
    }
)
