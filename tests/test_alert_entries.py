"""What an author may get wrong in an alert's entry, and what is said of it."""

import pytest

from bot import ContentInvalid, Screen, load_library

DOSE = "dose: {of: [d3], taken: [took]}"
LIMITS = "limits: {at_once: 100, daily: 50, child: 10, pieces: 6, mcg_per_iu: 0.025}"


def laid(folder, entry):
    """The tea folder with one more alert of a kind that exists."""
    alerts = folder / "intents" / "_alerts.yaml"
    text = alerts.read_text(encoding="utf-8")
    alerts.write_text(f"{text}\n- alert: urgent\n  {entry}\n", encoding="utf-8")
    return load_library(folder, shipped=False)


@pytest.mark.parametrize(
    ("entry", "rule", "said"),
    [
        ("together: [fever]", "together", "expected a phrase, then ` & `"),
        ("together: ['@thinner & fever']", "together", "expected a phrase"),
        ("together: ['fever & @nobody']", "unknown-alert", "there is no alert 'nobody'"),
        ("together: ['fever & ...']", "phrase", "has to begin and end with a word"),
        ("lay: ['level #9-1-3']", "phrase", "is no word"),
        ("dose: {of: [d3]}", "incomplete", "dose needs 'taken'"),
        (DOSE, "incomplete", "limits needs 'at_once'"),
        (f"{DOSE}\n  {LIMITS.replace('50', '0')}", "wrong-value", "expected a number above 0"),
        (f"{DOSE}\n  {LIMITS.replace('50', 'many')}", "wrong-type", "'many' is no number"),
        ("dose: {off: [d3], taken: [took]}", "unknown-key", "unknown key 'off' in dose"),
        ("framed: ['(']", "phrase", "'(' is no word"),
    ],
)
def test_a_mistake_is_told_with_what_was_expected(tea_folder, entry, rule, said):
    with pytest.raises(ContentInvalid) as caught:
        laid(tea_folder, entry)

    told = [it.message for it in caught.value.problems if it.rule == rule]
    assert any(said in message for message in told)


@pytest.mark.parametrize(
    ("entry", "utterance"),
    [
        ("together: ['fever & rash']", "rash and fever"),
        ("together: ['fever & @thinner']", "fever, on warfarin"),
        ("lay: ['level #150-']", "level 151.5"),
        ("lay: ['pulse #-40']", "pulse 39"),
        (f"{DOSE}\n  {LIMITS}", "took 5000 mcg d3"),
    ],
)
def test_what_is_well_written_raises_it(tea_folder, entry, utterance):
    vocabulary = tea_folder / "intents" / "_vocabulary.yaml"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(f"{text}\nunits: {{mcg: [mcg]}}\n", encoding="utf-8")

    raised = Screen.of(laid(tea_folder, entry)).read(utterance)

    assert "urgent" in [alert.kind for alert in raised]
