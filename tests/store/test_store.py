"""What the store promises, on both databases."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import inspect, text

from bot.store import Interview, Job, Person, PostedAnswer, migrations, open_store
from bot.store.errors import StoreError
from bot.store.tables import metadata

ALICE = Person("E1", "T1", "U1")
OTHERS = (
    Person("E1", "T1", "U2"),
    Person("E1", "T2", "U1"),
    Person("E2", "T1", "U1"),
    Person("", "T1", "U1"),
)


def job(name="j1", person=ALICE, **more):
    return Job(name, person, "C1", "1.0", "channel", {"question": "Go or Rust?"}, **more)


def answer(name="a1", person=ALICE, *, private=True):
    return PostedAnswer(name, person, "direct", "D1", "1.0", private, '{"question": "secret"}', "index-1")


def dump(store):
    """Every value of every row as one text."""
    with store.database.reading() as connection:
        return "".join(str(connection.execute(table.select()).all()) for table in metadata.sorted_tables)


def test_the_migrations_make_the_tables_that_are_read(store):
    """Each table has exactly the columns that the code names, none of them nullable."""
    found = inspect(store.database.engine)
    for table in metadata.sorted_tables:
        columns = {column["name"]: column for column in found.get_columns(table.name)}
        assert set(columns) == set(table.columns.keys()), table.name
        key = found.get_pk_constraint(table.name)["constrained_columns"]
        assert key == [column.name for column in table.primary_key], table.name


def test_opening_again_changes_nothing(store, url):
    """A second start finds the schema as it is."""
    store.profiles.save(ALICE, "a shop")
    again = open_store(url, "a long secret for tests")
    assert again.profiles.get(ALICE) == "a shop"
    again.close()


def test_a_database_of_the_first_version_is_taken_over(url, monkeypatch):
    """Somebody in the middle of the questions goes on with them."""
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        old = open_store(url)
    with old.database.writing() as connection:
        row = "'E1', 'T1', 'U1', 'D1', '1.0', 1, 'p0:[\"a shop\"]', 5"
        connection.execute(text(f"INSERT INTO interviews VALUES ({row})"))
    old.close()
    new = open_store(url)
    assert new.profiles.interview(ALICE) == Interview("D1", "1.0", ("a shop",), 5)
    new.profiles.save_interview(OTHERS[0], Interview("D2", "1.0", (), 0))
    new.close()
    again = open_store(url)
    assert again.profiles.interview(ALICE).answers == ("a shop",)
    again.close()


def test_replicas_may_open_an_empty_database_together(url):
    """Four at once: one migrates, the others wait."""
    stores, errors = [], []

    def start():
        try:
            stores.append(open_store(url))
        except Exception as error:  # noqa: BLE001 - whatever it was, it is shown below
            errors.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for opened in stores:
        opened.close()
    assert not errors


def test_a_newer_database_is_refused(store, url):
    """A program that does not know the schema does not touch it."""
    with store.database.writing() as connection:
        connection.execute(text("INSERT INTO schema_versions (number, applied_at) VALUES (99, 0)"))
    with pytest.raises(StoreError, match="install the newer stack-advisor"):
        open_store(url)


def test_an_event_is_taken_once(store):
    """The same event again, with whatever message: not taken."""
    assert store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=60)
    assert not store.jobs.add(job("j2"), event_id="Ev1", owner="a", lease=60)


def test_a_message_is_taken_once(store):
    """Two events about one message: the second is not taken."""
    assert store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=60)
    assert not store.jobs.add(job("j1"), event_id="Ev2", owner="a", lease=60)


def test_many_threads_take_an_event_once(store):
    """Twenty deliveries at the same moment: one of them counts."""
    taken = []

    def deliver():
        taken.append(store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=60))

    threads = [threading.Thread(target=deliver) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False] * 19 + [True]


def test_a_leased_job_is_left_alone_and_an_expired_one_taken_over(store):
    """Another process gets a job when its lease has run out, with what it needs to start over."""
    store.jobs.add(job("held"), event_id="Ev1", owner="a", lease=60)
    store.jobs.add(job("left"), event_id="Ev2", owner="a", lease=-1)
    (taken,) = store.jobs.take_over("b", 60, 10)
    assert (taken.id, taken.payload, taken.attempts, taken.person) == (
        "left",
        {"question": "Go or Rust?"},
        1,
        ALICE,
    )
    assert store.jobs.take_over("c", 60, 10) == []


def test_renewing_keeps_only_ones_own(store):
    """A lease is renewed by its owner and by nobody else."""
    store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=-1)
    store.jobs.renew(["j1"], "b", 60)
    assert [taken.id for taken in store.jobs.take_over("b", 60, 10)] == ["j1"]
    store.jobs.renew(["j1"], "b", 60)
    assert store.jobs.take_over("c", 60, 10) == []


def test_released_jobs_are_taken_at_once(store):
    """What a stopping process hands back needs no waiting for a lease."""
    store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=60)
    assert store.jobs.release("a") == 1
    assert [taken.id for taken in store.jobs.take_over("b", 60, 10)] == ["j1"]


def test_the_state_tells_whether_a_post_may_stand_already(store):
    """Taken over while posting: the state says so."""
    store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=-1)
    assert store.jobs.advance("j1", "posting", "a")
    assert store.jobs.take_over("b", 60, 10)[0].state == "posting"


def test_a_finished_job_is_over_and_its_text_gone(store):
    """No more state, no takeover, no payload."""
    store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=-1)
    store.jobs.finish("j1", "answered", "a")
    assert not store.jobs.advance("j1", "running", "a")
    assert store.jobs.take_over("b", 60, 10) == []
    assert store.jobs.outcomes() == {"j1": "answered"}
    with store.database.reading() as connection:
        assert connection.execute(text("SELECT payload FROM jobs")).scalar_one() == ""


def test_a_job_that_was_taken_over_cannot_be_moved_by_its_former_owner(store):
    """A process that slept through its lease neither posts nor finishes what another one has now."""
    store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=-1)
    store.jobs.take_over("b", 60, 10)
    assert not store.jobs.advance("j1", "posting", "a")
    store.jobs.finish("j1", "answered", "a")
    assert store.jobs.outcomes() == {}
    assert store.jobs.advance("j1", "posting", "b")


def test_stopping_a_thread_cancels_what_is_not_being_posted(store):
    """Waiting: cancelled. Being posted: too late."""
    for name, event in (("waiting", "Ev1"), ("posting", "Ev2")):
        store.jobs.add(job(name), event_id=event, owner="a", lease=60)
    store.jobs.advance("posting", "posting", "a")
    assert store.jobs.cancel_thread("T1", "C1", "1.0") == ["waiting"]
    assert store.jobs.outcomes() == {"waiting": "stopped"}
    assert [store.jobs.was_dropped(name) for name in ("waiting", "posting", "gone")] == [True, False, True]


def test_private_text_is_unreadable_at_rest(store):
    """With a key set, no private word stands in any row."""
    store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=60)
    store.profiles.save(ALICE, "the secret shop")
    store.profiles.save_interview(ALICE, Interview("D1", "1.0", ("the secret shop",), 0))
    store.turns.add(ALICE, "D1", "1.0", "user", "a secret question")
    store.answers.save(answer())
    store.feedback.record(ALICE, answer(), "up")
    stored = dump(store)
    assert "secret" not in stored
    assert "Go or Rust" not in stored


def test_another_key_is_told_from_a_broken_store(store, url):
    """The remedy names the variable."""
    store.profiles.save(ALICE, "a shop")
    for key in ("another secret", None):
        other = open_store(url, key)
        with pytest.raises(StoreError, match="STACK_ADVISOR_SECRET_KEY"):
            other.profiles.get(ALICE)
        other.close()


def test_a_question_in_hand_tells_that_the_key_is_another(store, url):
    """Before it is taken over, where it would stop every other question from being taken over too."""
    store.jobs.add(job("j1"), event_id="Ev1", owner="a", lease=60)
    other = open_store(url, "another secret")
    with pytest.raises(StoreError, match="STACK_ADVISOR_SECRET_KEY"):
        other.check_key()
    other.close()
    store.check_key()


def test_without_a_key_text_is_kept_as_it_is_and_stays_readable_with_one(url):
    """Setting a key later locks nobody out of what was stored before."""
    plain = open_store(url)
    plain.profiles.save(ALICE, "a shop")
    plain.close()
    sealed = open_store(url, "now there is a key")
    assert sealed.profiles.get(ALICE) == "a shop"
    sealed.close()


@pytest.mark.parametrize("other", OTHERS)
def test_a_profile_is_keyed_by_enterprise_team_and_user(store, other):
    """Any other part makes another person."""
    store.profiles.save(ALICE, "a shop")
    assert store.profiles.get(other) is None
    store.profiles.save(other, "a bank")
    assert store.profiles.get(ALICE) == "a shop"


def test_an_interview_is_kept_until_it_ends(store):
    """Place and answers come back; ending removes them."""
    store.profiles.save_interview(ALICE, Interview("D1", "1.0", ("a", "b"), 0))
    kept = store.profiles.interview(ALICE)
    assert (kept.channel, kept.thread, kept.answers) == ("D1", "1.0", ("a", "b"))
    store.profiles.end_interview(ALICE)
    assert store.profiles.interview(ALICE) is None


def test_turns_come_back_in_order_and_only_to_their_person(store):
    """The last two of three, oldest first."""
    for word in ("one", "two", "three"):
        store.turns.add(ALICE, "D1", "1.0", "user", word)
    assert store.turns.last(ALICE, "D1", "1.0", 2) == [("user", "two"), ("user", "three")]
    assert store.turns.last(OTHERS[0], "D1", "1.0", 2) == []
    assert store.turns.last(ALICE, "D1", "2.0", 2) == []


def test_a_thread_knows_who_has_spoken_since(store):
    """Nobody, one person, several; an answer starts over."""
    store.threads.overheard("T1", "C1", "1.0", "U1")
    assert store.threads.get("T1", "C1", "1.0") is None
    store.threads.answered("T1", "C1", "1.0")
    seen = [store.threads.get("T1", "C1", "1.0").since]
    for user in ("U1", "U1", "U2", "U1"):
        store.threads.overheard("T1", "C1", "1.0", user)
        seen.append(store.threads.get("T1", "C1", "1.0").since)
    assert seen == ["", "U1", "U1", "*", "*"]
    store.threads.answered("T1", "C1", "1.0")
    thread = store.threads.get("T1", "C1", "1.0")
    assert (thread.since, thread.messages) == ("", 2 + 4 + 2)


def test_feedback_counts_once_a_person_and_answer(store):
    """The same again is nothing new; another judgement replaces the first."""
    assert store.feedback.record(ALICE, answer(), "up")
    assert not store.feedback.record(ALICE, answer(), "up")
    assert store.feedback.record(ALICE, answer(), "down")
    assert store.feedback.record(OTHERS[0], answer(), "up")
    assert sorted(row.value for row in store.feedback.rows()) == ["down", "up"]


def test_limits_count_within_a_window(store):
    """Two of three are allowed, and another name has its own count."""
    assert [store.limits.allows("person:1", 2, 3_600) for _ in range(3)] == [True, True, False]
    assert store.limits.allows("person:2", 2, 3_600)


def test_forgetting_deletes_a_person_and_nobody_else(store):
    """Profile, interview, turns, feedback, private answers: gone at once. The others keep theirs."""
    for person in (ALICE, OTHERS[0]):
        store.profiles.save(person, "a shop")
        store.profiles.save_interview(person, Interview("D1", "1.0", (), 0))
        store.turns.add(person, "D1", "1.0", "user", "hello")
        store.answers.save(answer(f"private-{person.user}", person))
        store.answers.save(answer(f"public-{person.user}", person, private=False))
        store.feedback.record(person, answer(), "up")
    store.upkeep.forget(ALICE)
    assert store.profiles.get(ALICE) is None
    assert store.profiles.interview(ALICE) is None
    assert store.turns.last(ALICE, "D1", "1.0", 5) == []
    assert store.answers.get("private-U1") is None
    assert store.answers.get("public-U1").person == Person("E1", "T1", "")
    assert len(list(store.feedback.rows())) == 1
    assert store.profiles.get(OTHERS[0]) == "a shop"
    assert store.answers.get("private-U2").body == '{"question": "secret"}'


def test_what_is_older_than_the_retention_is_deleted(store):
    """Thirty-one days old goes, twenty-nine days old stays."""
    store.profiles.save(ALICE, "old")
    store.profiles.save(OTHERS[0], "young")
    store.turns.add(ALICE, "D1", "1.0", "user", "old")
    day = 86_400
    with store.database.writing() as connection:
        for user, age in (("U1", 31), ("U2", 29)):
            query = text("UPDATE profiles SET updated_at = updated_at - :age WHERE user_id = :user")
            connection.execute(query, {"age": age * day, "user": user})
        connection.execute(text("UPDATE turns SET created_at = created_at - :age"), {"age": 31 * day})
    assert store.upkeep.purge(30) == 2
    assert store.profiles.get(ALICE) is None
    assert store.profiles.get(OTHERS[0]) == "young"


def test_a_workspace_that_leaves_takes_its_rows_along(store):
    """Everything of one team, nothing of another."""
    for person in (ALICE, OTHERS[1]):
        store.profiles.save(person, "a shop")
        store.answers.save(answer(f"a-{person.team}", person))
        store.jobs.add(job(f"j-{person.team}", person), event_id="", owner="a", lease=60)
    store.upkeep.forget_team("T1")
    assert store.profiles.get(ALICE) is None
    assert store.answers.get("a-T1") is None
    assert store.answers.get("a-T2") is not None
    assert store.jobs.states() == {"waiting": 1}


def test_hostile_text_comes_back_as_it_went_in(store):
    """NUL, quotes, emoji and half a character are data."""
    for said in ("'; DROP TABLE profiles; --", "\u202e𝒳👩‍💻 ‮", "a" * 40_000):
        store.profiles.save(ALICE, said)
        assert store.profiles.get(ALICE) == said
    held = Job("j9", ALICE, "C1", "1.0", "channel", {"question": "nul \x00 and half \ud800"})
    store.jobs.add(held, event_id="", owner="a", lease=-1)
    assert store.jobs.take_over("b", 60, 1)[0].payload == held.payload


def test_the_store_says_whether_it_can_be_written(store):
    """Readiness asks this."""
    assert store.is_writable()


@pytest.mark.parametrize(
    ("bad", "remedy"),
    [
        ("nonsense", "DATABASE_URL is not one that can be used"),
        ("mysql://somebody@nowhere/x", "DATABASE_URL is not one that can be used"),
        ("sqlite://", "DATABASE_URL names no file"),
        ("sqlite:///:memory:", "DATABASE_URL names no file"),
        ("postgresql://somebody:secret@127.0.0.1:1/x", "the database does not open"),
        ("sqlite:////proc/nowhere/x.db", "the database does not open"),
    ],
)
def test_a_database_that_cannot_be_opened_names_the_remedy(bad, remedy):
    """And shows no password."""
    with pytest.raises(StoreError, match=remedy) as raised:
        open_store(bad)
    assert "secret" not in str(raised.value)


def test_the_home_folder_in_an_address(tmp_path, monkeypatch):
    """The folder that is made is the one that holds the file."""
    monkeypatch.setenv("HOME", str(tmp_path))
    open_store("sqlite:///~/kept/store.db").database.close()
    assert (tmp_path / "kept" / "store.db").is_file()


def test_nobody_else_on_the_machine_reads_a_file_of_ours(tmp_path):
    """The database and its log belong to whoever runs the bot; a file that was there keeps its rights."""
    url = f"sqlite:///{tmp_path}/store.db"
    kept = open_store(url)
    kept.profiles.save(ALICE, "a shop")
    files = sorted(tmp_path.glob("store.db*"))
    assert [path.name for path in files] == ["store.db", "store.db-shm", "store.db-wal"]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    kept.close()
    (tmp_path / "store.db").chmod(0o640)
    open_store(url).close()
    assert (tmp_path / "store.db").stat().st_mode & 0o777 == 0o640
