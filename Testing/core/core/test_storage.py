"""Files are whole or absent, and a disk that refuses is named together with a remedy."""

import builtins
import errno
import json
import os
import threading

import pytest

from SSLSegmentationLib.core import storage
from SSLSegmentationLib.core.errors import ProjectError, SSLSegError, StorageError
from SSLSegmentationLib.core.storage import atomic_path, finite, folder_size, read_json, write_json, write_text

ODD_NAMES = ["plain.json", "with space.json", "3 Müller é 肝.json", "a.seg.nrrd", ".hidden"]


def refuse(number):
    def refusing(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    return refusing


def test_an_error_is_a_sentence_and_a_remedy():
    error = SSLSegError(" The disk is full. ", " Free some space.")
    assert (error.sentence, error.hint) == ("The disk is full.", "Free some space.")
    assert str(error) == "The disk is full. Free some space."
    assert str(SSLSegError("Only this.")) == "Only this."


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_file_is_written_into_a_new_folder_and_nothing_else_is_left(tmp_path, name):
    folder = tmp_path / "dossier é 1" / "sub"
    write_text(folder / name, "first\n")
    write_text(folder / name, "second é\n")
    assert (folder / name).read_bytes() == "second é\n".encode()
    assert os.listdir(folder) == [name]


def test_the_temporary_name_keeps_all_suffixes_and_is_hidden(tmp_path):
    with atomic_path(tmp_path / "mask.seg.nrrd") as temporary:
        assert temporary.parent == tmp_path
        assert temporary.name.endswith(".seg.nrrd")
        assert temporary.name.startswith(".partial-")
        temporary.write_text("x")


@pytest.mark.parametrize("error", [ValueError("a bug"), KeyboardInterrupt()])
def test_a_block_that_fails_leaves_the_old_file(tmp_path, error):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(type(error)), atomic_path(path) as temporary:
        temporary.write_text("half of the n")
        raise error
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.parametrize(
    ("number", "sentence", "hint"),
    [
        (errno.ENOSPC, "disk is full", "Free some space"),
        (errno.EDQUOT, "quota", "Free some space"),
        (errno.EROFS, "read-only", "Choose a folder"),
        (errno.EACCES, "no permission", "permissions"),
        (errno.ENOENT, "folder is gone", "still connected"),
        (errno.ENOTDIR, "not a folder", "Choose another path"),
        (errno.ENAMETOOLONG, "name is too long", "shorter"),
        (errno.EIO, os.strerror(errno.EIO), "Check the disk"),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_a_disk_that_refuses_is_named_with_a_remedy_and_the_old_file_stays(
    tmp_path, monkeypatch, call, number, sentence, hint
):
    path = tmp_path / "a.txt"
    path.write_text("old")
    monkeypatch.setattr(builtins if call == "open" else os, call, refuse(number))
    monkeypatch.setattr(storage, "_PATIENCE_SECONDS", 0)
    with pytest.raises(StorageError) as caught:
        write_text(path, "new")
    monkeypatch.undo()
    assert sentence in caught.value.sentence
    assert str(path) in caught.value.sentence
    assert hint in caught.value.hint
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_really_full_disk_is_noticed():
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    try:
        with open("/dev/full", "w") as file:
            file.write("x")
    except OSError as error:
        assert "disk is full" in storage.storage_error("/dev/full", error).sentence


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(StorageError, match="no permission"):
        write_text(folder / "a.txt", "x")


def test_a_folder_that_vanishes_while_writing(tmp_path):
    folder = tmp_path / "stick"
    with (
        pytest.raises(StorageError, match=r"folder is gone: '.*a\.txt' was not written"),
        atomic_path(folder / "a.txt"),
    ):
        folder.rmdir()


def test_a_file_where_a_folder_should_be(tmp_path):
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "a.txt", tmp_path / "file" / "deeper" / "a.txt"):
        with pytest.raises(StorageError, match="not a folder"):
            write_text(path, "x")


def test_a_folder_where_the_file_should_be(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(StorageError) as caught:
        write_text(tmp_path / "a.txt", "x")
    assert "is a folder" in caught.value.sentence
    assert os.listdir(tmp_path) == ["a.txt"]


def test_two_writers_in_one_process_do_not_mix(tmp_path):
    path = tmp_path / "a.txt"
    with atomic_path(path) as one, atomic_path(path) as two:
        assert one != two
        one.write_text("one")
        two.write_text("two")
    assert path.read_text() == "one"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_readers_see_a_whole_file_whatever_many_writers_do(tmp_path):
    path = tmp_path / "status.json"
    write_json(path, {"step": -1, "text": ""})
    done = threading.Event()
    faults = []

    def write(number):
        try:
            for step in range(15):
                write_json(path, {"step": step, "text": str(number) * 5000})
        except Exception as error:
            faults.append(error)

    def read():
        while not done.is_set():
            try:
                assert set(read_json(path)) == {"step", "text"}
            except Exception as error:
                faults.append(error)

    writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    reader = threading.Thread(target=read)
    for thread in [reader, *writers]:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert faults == []
    assert os.listdir(tmp_path) == ["status.json"]


def test_json_is_read_as_written_and_readable_for_people(tmp_path):
    content = {"name": "Müller 肝", "list": [1, 2.5, None, True], "nested": {"b": 1, "a": 2}}
    write_json(tmp_path / "a.json", content)
    assert read_json(tmp_path / "a.json") == content
    text = (tmp_path / "a.json").read_text(encoding="utf-8")
    assert "Müller 肝" in text
    assert text.index('"b"') < text.index('"a"')
    assert text.endswith("}\n")


def test_a_name_that_is_no_unicode_survives(tmp_path):
    name = b"M\xfcller".decode("utf-8", "surrogateescape")  # a file from an old disk, Latin-1
    write_json(tmp_path / "a.json", {"name": name})
    assert read_json(tmp_path / "a.json") == {"name": name}


def test_json_saved_by_a_windows_editor_is_read(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf" + json.dumps({"a": 1}).encode())
    assert read_json(tmp_path / "a.json") == {"a": 1}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"a": 1',
        b'{"a": 1}}',
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"[" * 100_000,
        b"[]",
        b"7",
        b'{"name": "M\xfcller"}',
        b'{"number": ' + b"9" * 5000 + b"}",
    ],
)
def test_damaged_json_is_named(tmp_path, content):
    path = tmp_path / "case é.json"
    path.write_bytes(content)
    with pytest.raises(ProjectError) as caught:
        read_json(path, "case record")
    assert f"The case record '{path}' is damaged" in caught.value.sentence
    assert "backup" in caught.value.hint


def test_json_that_is_missing_or_a_folder_is_named(tmp_path):
    with pytest.raises(ProjectError, match=r"The run status '.*a\.json' does not exist"):
        read_json(tmp_path / "a.json", "run status")
    with pytest.raises(StorageError, match="cannot be read"):
        read_json(tmp_path, "run status")


def test_json_that_may_not_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr(builtins, "open", refuse(errno.EACCES))
    monkeypatch.setattr("io.open", refuse(errno.EACCES))
    with pytest.raises(StorageError, match="cannot be read") as caught:
        read_json(tmp_path / "a.json")
    assert "permissions" in caught.value.hint


# ---------------------------------------------------------------------- refusals of a moment
def windows(number):
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = number
    return error


MOMENTS = [windows(5), windows(32), windows(33), OSError(errno.EBUSY, "busy"), OSError(errno.ETXTBSY, "busy")]


def refusing_first(real, times, error):
    """``real``, which raises ``error`` the first ``times`` times; with the number of calls."""
    seen = []

    def call(*arguments, **options):
        seen.append(arguments)
        if len(seen) <= times:
            raise error
        return real(*arguments, **options)

    return call, seen


@pytest.mark.parametrize("error", [*MOMENTS, PermissionError(errno.EACCES, "denied")], ids=repr)
def test_a_rename_that_is_refused_for_a_moment_is_tried_again(tmp_path, monkeypatch, error):
    write_text(tmp_path / "status.json", "old")
    replace, seen = refusing_first(os.replace, 3, error)
    monkeypatch.setattr(os, "replace", replace)
    write_text(tmp_path / "status.json", "new")
    assert len(seen) == 4
    assert (tmp_path / "status.json").read_text() == "new"
    assert os.listdir(tmp_path) == ["status.json"]


@pytest.mark.parametrize("error", MOMENTS, ids=repr)
def test_what_else_is_refused_for_a_moment_is_tried_again(tmp_path, monkeypatch, error):
    for action, attribute in (
        (lambda: storage.append_line(tmp_path / "a.jsonl", b"{}\n"), (builtins, "open")),
        (lambda: storage.read_text(tmp_path / "a.jsonl"), (storage.Path, "read_text")),
        (lambda: storage.move(tmp_path / "a.jsonl", tmp_path / "b.jsonl"), (os, "replace")),
        (lambda: storage.remove_file(tmp_path / "b.jsonl"), (storage.Path, "unlink")),
        (lambda: (tmp_path / "folder" / "sub").mkdir(parents=True), None),
        (lambda: storage.remove_folder(tmp_path / "folder"), (os, "rmdir")),
    ):
        with monkeypatch.context() as patch:
            if attribute:
                call, seen = refusing_first(getattr(*attribute), 2, error)
                patch.setattr(*attribute, call)
            action()
            assert attribute is None or len(seen) >= 3
    assert os.listdir(tmp_path) == []


def test_a_refusal_that_lasts_is_told_after_about_two_seconds_with_what_to_do(tmp_path, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(storage.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(storage.time, "sleep", lambda seconds: clock.__setitem__(0, clock[0] + seconds))
    replace, seen = refusing_first(os.replace, 1000, windows(32))
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(StorageError, match=r"Another program has the file open: '.*a\.txt'") as refusal:
        write_text(tmp_path / "a.txt", "x")
    assert 2.0 <= clock[0] < 2.5
    assert len(seen) > 5
    assert "virus scanner" in refusal.value.hint
    assert storage.was_momentary(refusal.value)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="there a denial may be a moment's")
@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EROFS, errno.ENOENT])
@pytest.mark.parametrize("call", ["open", "mkdir", "unlink"])
def test_a_refusal_that_is_meant_costs_no_time(tmp_path, monkeypatch, number, call):
    def sleep(seconds):
        raise AssertionError("waited")

    monkeypatch.setattr(storage.time, "sleep", sleep)
    (tmp_path / "file").touch()
    place = {"open": (builtins, "open"), "mkdir": (storage.Path, "mkdir"), "unlink": (storage.Path, "unlink")}[call]
    monkeypatch.setattr(*place, refuse(number))
    with pytest.raises((StorageError, OSError)):
        if call == "unlink":
            storage.remove_file(tmp_path / "file")
        else:
            write_text(tmp_path / "new" / "a.txt", "x")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_folder_is_removed_without_what_its_links_lead_to(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "precious.txt").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    storage.remove_folder(tmp_path / "folder")
    storage.remove_folder(tmp_path / "link")
    storage.remove_folder(tmp_path / "never was there")
    assert sorted(os.listdir(tmp_path)) == ["outside"]
    assert (tmp_path / "outside" / "precious.txt").read_text() == "x"


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders")
def test_a_pipe_in_the_place_of_a_record_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "case.json")
    with pytest.raises(StorageError, match="is no file"):
        read_json(tmp_path / "case.json", "case record")


@pytest.mark.parametrize("version", [-5, 0, True, "1", None, 1.0, [1]])
def test_a_format_version_that_is_none_counts_as_damage(version):
    with pytest.raises(ProjectError, match="damaged"):
        storage.check_format({"format_version": version}, 1, "The project 'x'")


def test_a_folder_is_as_large_as_all_files_in_it(tmp_path):
    (tmp_path / "a").write_bytes(bytes(1000))
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(bytes(24))
    assert folder_size(tmp_path) == 1024


def test_json_gets_no_number_that_it_does_not_know():
    assert finite({"a": (1.0, float("nan")), "b": [{"c": float("inf")}], 3: "text"}) == {
        "a": [1.0, None],
        "b": [{"c": None}],
        3: "text",
    }
