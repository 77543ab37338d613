"""The keys of the exams: the list, the paper, a question, looking through sentences, the result."""

from __future__ import annotations

from textual.binding import Binding

MOST_TICKED = 9
"""Points that have a key."""

EXAMS = [
    Binding("enter,space", "select", "Begin", id="exams.begin",
            tooltip="Begin the exam, or take up the sitting that is open."),
    Binding("n", "screen.anew", "Begin anew", id="exams.anew",
            tooltip="Begin another sitting though one is open."),
    Binding("q,ctrl+o,f10", "screen.leave", "Back", id="exams.leave",
            tooltip="Back to the first screen."),
]  # fmt: skip

QUESTION = [
    Binding("ctrl+n,f8", "question(1)", "Next", id="exam.next_question",
            tooltip="Go to the next question; Enter goes to the next part."),
    Binding("ctrl+g,f5", "part(-1)", "Back", id="exam.back",
            tooltip="Go back to the part before, and from the first to the question before."),
    Binding("ctrl+t,f4", "flag", "Flag", id="exam.flag",
            tooltip="Mark the question to come back to it, or take the mark away."),
    Binding("ctrl+o,f10", "overview", "Overview", id="exam.overview",
            tooltip="Show the whole paper; to hand it in, or to stop."),
]  # fmt: skip

PAPER = [
    Binding("enter,space", "screen.answer_selected", "Answer", id="paper.answer",
            tooltip="Go to the selected question."),
    Binding("s", "screen.hand_in", "Hand in", id="paper.hand_in",
            tooltip="Hand the paper in; it is marked then."),
    Binding("f,ctrl+t,f4", "screen.flag", "Flag", id="paper.flag",
            tooltip="Mark the question to come back to it, or take the mark away."),
    Binding("p", "screen.pause", "Pause", id="paper.pause",
            tooltip="Stop the clock, or let it run on, where the exam allows it."),
    Binding("q,ctrl+o,f10", "screen.leave", "Leave", id="paper.leave",
            tooltip="Leave the paper; every answer is saved, and the clock runs on."),
]  # fmt: skip

HAND_IN = [
    Binding("enter,y", "hand_in", "Hand in", id="hand_in.yes", tooltip="Hand the paper in."),
    Binding("escape,n,q", "back", "Back", id="hand_in.no", tooltip="Go on with the paper."),
]  # fmt: skip

TICKING = [
    *(
        Binding(str(number), f"tick({number})", f"Point {number}", id=f"ticking.{number}",
                show=False, tooltip=f"Point {number} was said, half said, not said.")
        for number in range(1, MOST_TICKED + 1)
    ),
    Binding("enter,space", "next", "Next", id="ticking.next",
            tooltip="Keep the ticks and go to the next sentence."),
    Binding("q,ctrl+o,f10", "leave", "Leave", id="ticking.leave",
            tooltip="Leave; the marking goes on where it was when the exam is chosen again."),
]  # fmt: skip

RESULT = [
    Binding("e", "unfold", "Unfold all", id="result.unfold",
            tooltip="Show every question in full, or fold them all."),
    Binding("s", "study", "Study what I lost", id="result.study",
            tooltip="Study the cards, problems and derivations that marks were lost on."),
    Binding("r", "feed", "To the schedule", id="result.feed",
            tooltip="Enter the answers as reviews, so that the schedule knows of them."),
    Binding("down", "question(1)", "Next question", id="result.next", show=False,
            tooltip="Go to the next question."),
    Binding("up", "question(-1)", "Question before", id="result.before", show=False,
            tooltip="Go to the question before."),
    Binding("q,ctrl+o,f10", "leave", "Back", id="result.leave", tooltip="Back to the exams."),
]  # fmt: skip

FOLD = [
    Binding("enter,space", "turn", "Fold", id="fold.toggle",
            tooltip="Show the question in full, or only its line."),
    Binding("down", "screen.question(1)", "Next question", id="fold.next", show=False,
            tooltip="Go to the next question."),
    Binding("up", "screen.question(-1)", "Question before", id="fold.before", show=False,
            tooltip="Go to the question before."),
]  # fmt: skip
