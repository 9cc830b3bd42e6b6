import pytest

from eventsite.lib.tables import encodings
from eventsite.lib.tables.encodings import Decoded, decode
from eventsite.lib.tables.limits import UnreadableFile
from tests.importing.reading import read_table

RUSSIAN = "Делегация;ФИО\nРоссийская Федерация;Пётр Щукин\nУзбекистан;ЮЛДАШЕВ А.\n"
FRENCH = "Délégation;Nom\nAlgérie;Éric Noël\nCôte d’Ivoire;Anne-Marie Kouamé\n"
CHINESE = "代表团;姓名\n中国;王伟\n吉尔吉斯斯坦;李娜\n"


def _text(decoded: Decoded) -> str:
    return "".join(decoded.lines())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (FRENCH, "cp1252"),
        (CHINESE, "gb18030"),
        *[
            (text, encoding)
            for text in (RUSSIAN, FRENCH, CHINESE)
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
        ],
    ],
)
def test_decode_finds_the_encoding_by_looking(text, encoding):
    assert _text(decode(text.encode(encoding))) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("body;full_name\nРоссия;Ли Ю\n", "cp1251"),
        ("body;full_name\nРОССИЯ;ИВАНОВ\n", "cp1251"),
        ("body;full_name\nFrance;Marie Dupré\n", "cp1252"),
        ("body;full_name\nTurquie;Ministre à la culture\n", "cp1252"),
        ("Délégation;Nom\nIslande;Jean Dupont\n", "cp1252"),
        ("body;full_name\nAngola;“Quoted” – dash\n", "cp1252"),
        ("body;full_name\nChina;王伟\n", "gb18030"),
    ],
)
def test_decode_needs_no_more_than_one_word(text, encoding):
    found = decode(text.encode(encoding))
    assert (_text(found), found.encoding) == (text, encoding)


def test_decode_is_sure_of_a_lone_accented_letter():
    assert decode("body;full_name\nTurquie;Ministre à la culture\n".encode("cp1252")).sure is True


def test_decode_looks_beyond_many_lines_of_ascii():
    text = "body;full_name\n" + "Kenya;John Smith\n" * 20_000 + "Россия;Иван Щукин\n"
    assert decode(text.encode("cp1251")).encoding == "cp1251"


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866"])
def test_decode_refuses_an_encoding_that_it_does_not_know(encoding):
    with pytest.raises(UnreadableFile, match="encoding of the file is not known"):
        decode(RUSSIAN.encode(encoding))


def test_decode_names_the_line_of_damaged_utf_8():
    data = RUSSIAN.encode() + b"\xd0\x41;x\n" + CHINESE.encode()
    with pytest.raises(UnreadableFile, match="does not read as UTF-8: line 4 "):
        decode(data)


def test_decode_names_the_line_of_a_utf_16_file_cut_short():
    with pytest.raises(UnreadableFile, match="does not read as utf-16: line"):
        decode(RUSSIAN.encode("utf-16")[:-1])


def test_decode_takes_the_encoding_that_was_chosen():
    assert _text(decode(RUSSIAN.encode("koi8-r"), "koi8-r")) == RUSSIAN


def test_decode_names_the_line_where_the_chosen_encoding_does_not_fit():
    with pytest.raises(UnreadableFile, match="does not read as utf-8: line 2 "):
        decode("ok\nÉric\n".encode("cp1252"), "utf-8")


@pytest.mark.parametrize("encoding", ["klingon", "base64", "\0"])
def test_decode_lists_encodings_when_an_unknown_one_is_chosen(encoding):
    with pytest.raises(UnreadableFile, match="Choose utf-8, utf-16, cp1251, cp1252 or gb18030"):
        decode(b"body", encoding)


def test_read_table_says_when_the_encoding_is_a_guess(monkeypatch):
    monkeypatch.setattr("eventsite.lib.tables.encodings._CLEAR_LEAD", 3)
    table = read_table(RUSSIAN.encode("cp1251"))
    assert table.notes == ["The encoding was taken to be cp1251. If names look wrong, choose another one."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "cp1251"])
def test_text_is_whole_wherever_its_bytes_are_parted(encoding, monkeypatch):
    monkeypatch.setattr(encodings, "_PIECE", 3)
    text = CHINESE + "\U00020000\r\nend" if encoding != "cp1251" else RUSSIAN

    found = decode(text.encode(encoding), encoding)

    assert (_text(found), found.beginning(5), found.beginning(1000)) == (text, text[:5], text)


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1000])
def test_misfit_is_found_at_its_place_wherever_the_bytes_are_parted(piece, monkeypatch):
    monkeypatch.setattr(encodings, "_PIECE", piece)
    data = "Пётр\nЮ\n".encode() + b"\xd0\x41\n"
    with pytest.raises(UnreadableFile, match="does not read as utf-8: line 3 "):
        decode(data, "utf-8")


@pytest.mark.parametrize("name", ["rot13", "base64", "undefined", "no such", "a\0b"])
def test_encoding_that_makes_no_text_is_refused_in_words(name):
    with pytest.raises(UnreadableFile, match="There is no encoding"):
        decode(b"a,b\n", name)


def test_mark_is_no_part_of_the_text_whatever_encoding_was_chosen():
    found = decode("\ufeffbody".encode("utf-16-le"), "utf-16-le")

    assert (_text(found), found.beginning(4)) == ("body", "body")
