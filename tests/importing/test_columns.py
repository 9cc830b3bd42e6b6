import pytest

from delegations.importing.columns import CANONICAL, VOCABULARY, read_cells
from delegations.importing.headings import AMBIGUOUS, HEADINGS
from tests.importing.reading import recognise


@pytest.mark.parametrize(
    "header",
    [
        ("body", "category", "honorific", "full_name", "function", "role", "email", "phone", "listed"),
        (
            "DELEGATION",
            "Category",
            " title ",
            "Full-Name",
            "Job Title",
            "Role",
            "E-mail",
            "Telephone",
            "Listed",
        ),
        (
            "Делегация",
            "Категория",
            "Обращение",
            "ФИО",
            "Должность",
            "Роль",
            "Эл. почта",
            "Телефон",
            "В списке",
        ),
        (
            "Délégation",
            "CATEGORIE",
            "Titre",
            "Nom",
            "Fonction",
            "Rôle",
            "Courriel",
            "Téléphone",
            "Sur la liste",
        ),
        (
            "Delegación",
            "Categoría",
            "Tratamiento",
            "Nombre",
            "Cargo",
            "Rol",
            "Correo",
            "Teléfono",
            "En la lista",
        ),
        ("代表团", "类别", "称谓", "姓名", "职务", "角色", "电子邮件", "电话", "列入名单"),
        (
            "الوفد",
            "الفئة",
            "اللقب الشرفي",
            "الاسم الكامل",
            "المنصب",
            "الدور",
            "البريد الإلكتروني",
            "الهاتف",
            "في القائمة",
        ),
    ],
)
def test_recognise_knows_the_headings_of_six_languages(header):
    found = recognise(header)
    names = ("body", "category", "honorific", "full_name", "function", "role", "email", "phone", "listed")
    assert (found.places, found.unknown, found.errors) == (
        {name: at for at, name in enumerate(names)},
        (),
        (),
    )


def test_every_canonical_name_is_a_heading():
    assert list(recognise(CANONICAL).places) == list(CANONICAL)


def test_every_heading_means_one_column():
    listed = [(heading, column) for column, headings in HEADINGS.items() for heading in headings]
    wrong = [(heading, column) for heading, column in listed if list(recognise([heading]).places) != [column]]
    assert wrong == []


@pytest.mark.parametrize(
    "heading",
    ["FULL NAME", "full_name", "FullName", "full-name", "Full name *", "Full name (as in passport)"],
)
def test_case_blanks_and_marks_of_a_heading_make_no_difference(heading):
    assert recognise([heading]).places == {"full_name": 0}


@pytest.mark.parametrize("heading", ["Name / Имя", "Должность | Job title", "职务 / Fonction"])
def test_a_heading_in_two_languages_is_known(heading):
    assert VOCABULARY.recognised([heading]) == 1


def test_a_heading_of_two_meanings_is_unknown():
    assert recognise(["Country / Nationality"]).unknown == ("Country / Nationality",)


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (("Nom", "Délégation"), {"full_name": 0, "body": 1}),
        (("Nom", "Prénom"), {"family_name": 0, "given_name": 1}),
        (("Nombre", "Apellidos"), {"given_name": 0, "family_name": 1}),
        (("Имя", "Фамилия"), {"given_name": 0, "family_name": 1}),
        (("Organization", "Name"), {"body": 0, "full_name": 1}),
        (("Country", "Organization"), {"body": 0, "affiliation": 1}),
        (("Délégation", "Organisme"), {"body": 0, "affiliation": 1}),
        (("Honorific", "Title"), {"honorific": 0, "function": 1}),
        (("Title", "Position"), {"honorific": 0, "function": 1}),
    ],
)
def test_a_heading_of_several_meanings_is_settled_by_the_others(header, columns):
    assert recognise(header).places == columns


def test_ambiguous_headings_are_not_listed_as_plain_ones():
    plain = {heading for headings in HEADINGS.values() for heading in headings}
    assert plain.isdisjoint(heading for headings, *_rule in AMBIGUOUS for heading in headings)


def test_unknown_headings_are_named_and_blank_ones_are_not():
    assert recognise(("body", "Dietary needs", "", "full_name")).unknown == ("Dietary needs",)


def test_two_headings_of_one_meaning_are_an_error_that_names_both():
    assert recognise(("Country", "Full name", "Delegation")).errors == (
        (
            "Two columns mean the same (Delegation): “Country” and “Delegation”. Keep one and leave the "
            "other out."
        ),
    )


def test_missing_columns_are_errors_that_list_what_was_found():
    found = "Headings found: “Phone”, “Family name”."
    name, body = recognise(("Phone", "Family name")).errors
    assert name.startswith("There is no column with the person's name: right would be the full name")
    assert body.startswith("There is no column that says which delegation a person belongs to: right would")
    assert (name.endswith(found), body.endswith(found)) == (True, True)


@pytest.mark.parametrize(
    "header",
    [("body_code", "full_name"), ("body", "given_name", "family_name"), ("ISO", "Last name", "First name")],
)
def test_a_code_and_two_parts_of_a_name_are_enough(header):
    assert recognise(header).errors == ()


def test_read_joins_the_lines_of_the_function_and_leaves_out_blank_ones():
    columns = recognise(("Affiliation", "Job title", "Division", "body", "full_name"))
    assert read_cells(columns, ("Ministry", "Director", "", "Kenya", "A")) == {
        "function": "Director\nMinistry",
        "body": "Kenya",
        "full_name": "A",
    }


def test_read_keeps_the_lines_of_the_function_only():
    columns = recognise(("body", "full_name", "function"))
    assert read_cells(columns, ("Kenya\nNairobi", "A\nB", "Director\nDesk")) == {
        "body": "Kenya Nairobi",
        "full_name": "A B",
        "function": "Director\nDesk",
    }


def test_read_makes_the_full_name_of_its_parts():
    columns = recognise(("body", "Фамилия", "Имя", "Отчество"))
    assert read_cells(columns, ("Россия", "Иванов", "Пётр", "Ильич"))["full_name"] == "Пётр Ильич Иванов"


def test_read_keeps_a_full_name_as_it_stands():
    columns = recognise(("body", "full_name", "given_name", "family_name"))
    assert read_cells(columns, ("Kenya", "IVANOV Petr", "Petr", "Ivanov"))["full_name"] == "IVANOV Petr"


def test_vocabulary_takes_a_long_text_for_no_heading():
    assert VOCABULARY.recognised(["body " * 100, "Director (of the desk)"]) == 0
