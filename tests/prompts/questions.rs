//! Every prompt of the terminal layer, answered on a pseudo-terminal.
//!
//! The test program starts itself as the other side: one ignored test that asks a single question
//! and writes down how it was answered.

use std::env;
use std::process::Command;
use std::time::Duration;

use catalog::terminal::prompt::{Answer, Choice, Dates, Line, PromptError, Question};
use catalog::terminal::{ColorChoice, Terminal, Verbosity};
use chrono::NaiveDate;
use expectrl::process::Termios;
use expectrl::session::OsSession;
use expectrl::{Eof, Expect, Session};

const ROLE: &str = "CATALOG_TEST_QUESTION";

const CTRL_C: &str = "\u{3}";
const ESC: &str = "\u{1b}";
const DOWN: &str = "\u{1b}[B";
const LEFT: &str = "\u{1b}[D";
const ENTER: &str = "\r";
const SHOW_CURSOR: &str = "\u{1b}[?25h";
const HIDE_CURSOR: &str = "\u{1b}[?25l";

#[test]
#[ignore = "the other side of the tests here: asks one question"]
fn ask() {
    let Ok(role) = env::var(ROLE) else { return };
    let terminal = Terminal::detect(ColorChoice::Auto, Verbosity::Normal);
    let answer = match role.as_str() {
        "text" => ask_text(&terminal).map(|text| format!("{text:?}")),
        "pick-one" => ask_area(&terminal).map(str::to_owned),
        "pick-many" => ask_areas(&terminal).map(|areas| areas.join("+")),
        "date" => ask_date(&terminal).map(|date| date.to_string()),
        "confirm" => terminal
            .prompter()
            .confirm(&question("Remove Kuma?", "--yes"), false)
            .map(|yes| yes.to_string()),
        "choose" => ask_how_to_go_on(&terminal).map(str::to_owned),
        other => panic!("no question is called {other}"),
    };
    match answer {
        Ok(answer) => println!("answer: {answer}."),
        Err(PromptError::Interrupted) => println!("interrupted."),
        Err(PromptError::Canceled) => println!("given up."),
        Err(error) => println!("no answer: {error}."),
    }
}

fn question<'a>(label: &'a str, flag: &'a str) -> Question<'a> {
    Question {
        label,
        flag,
        help: None,
    }
}

fn ask_text(terminal: &Terminal) -> Result<String, PromptError> {
    let known = ["Apache-2.0", "MIT", "MPL-2.0"];
    let line = Line {
        default: None,
        initial: None,
        check: &|text| match known.contains(&text) {
            true => Ok(()),
            false => Err(format!("`{text}` is no SPDX license")),
        },
        suggest: Some(&move |typed| {
            let fits = known
                .iter()
                .filter(|one| one.starts_with(typed) && !typed.is_empty());
            fits.map(|one| (*one).to_owned()).collect()
        }),
    };
    let question = Question {
        help: Some("An SPDX expression such as Apache-2.0 OR MIT, as the repository states it"),
        ..question("License", "--license")
    };
    terminal.prompter().text(&question, &line)
}

fn areas() -> Vec<Choice<&'static str>> {
    let areas = [
        ("cncf/service-mesh", "Service Mesh"),
        ("cncf/storage", "Cloud Native Storage"),
        ("cncf/security", "Security & Compliance"),
        ("cloud/docker/registry", "Container Registry\u{1b}[2J"),
        (
            "cncf/observability",
            "Observability, with a title that is longer than many a window is wide",
        ),
    ];
    let areas = areas.map(|(path, title)| Choice {
        label: format!("{path} — {title}"),
        name: path.to_owned(),
        value: path,
    });
    areas.into()
}

fn ask_area(terminal: &Terminal) -> Result<&'static str, PromptError> {
    terminal
        .prompter()
        .pick_one(&question("Area", "--area"), areas())
}

fn ask_areas(terminal: &Terminal) -> Result<Vec<&'static str>, PromptError> {
    terminal
        .prompter()
        .pick_many(&question("Areas", "--area"), areas(), 1)
}

fn ask_date(terminal: &Terminal) -> Result<NaiveDate, PromptError> {
    let dates = Dates {
        default: NaiveDate::from_ymd_opt(2021, 7, 28).expect("a date"),
        earliest: NaiveDate::from_ymd_opt(2021, 7, 27),
        latest: NaiveDate::from_ymd_opt(2021, 8, 20),
    };
    terminal
        .prompter()
        .date(&question("Date of the vote", "--date"), &dates)
}

fn ask_how_to_go_on(terminal: &Terminal) -> Result<&'static str, PromptError> {
    let answers = [
        ("commit", "on the branch catalog/promote-linkerd"),
        ("edit", "the entry first"),
        ("abort", "and change nothing"),
    ];
    let answers = answers.map(|(word, text)| Answer {
        word,
        text,
        value: word,
    });
    terminal
        .prompter()
        .choose(&question("Commit this change?", "--yes"), answers.into())
}

/// Starts the other side, waits until it asks, types, and gives all that was on the screen after.
fn screen_after(role: &str, label: &str, keys: &[&str], expected: &str) -> String {
    let mut session = start(role, &[]);
    session.expect(label).expect("the question");
    for key in keys {
        session.send(key).expect("typing");
        // An escape alone is told from the beginning of an arrow by the time after it.
        std::thread::sleep(Duration::from_millis(60));
    }
    let found = session
        .expect(expected)
        .unwrap_or_else(|error| panic!("{expected}: {error}"));
    String::from_utf8_lossy(found.as_bytes()).into_owned()
}

fn start(role: &str, variables: &[(&str, &str)]) -> OsSession {
    let mut command = Command::new(env::current_exe().expect("this test program"));
    command
        .args([
            "--exact",
            "questions::ask",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(ROLE, role)
        .env("TERM", "xterm-256color")
        .env_remove("COLUMNS")
        .env_remove("LINES")
        .env_remove("NO_COLOR")
        .envs(variables.iter().copied());
    let mut session = Session::spawn(command).expect("a pseudo-terminal");
    session
        .get_process_mut()
        .set_window_size(80, 24)
        .expect("a window");
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    session
}

#[test]
fn a_text_that_does_not_hold_is_said_and_asked_again() {
    let screen = screen_after(
        "text",
        "License",
        &[
            "Apche",
            ENTER,
            "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}",
            " MIT ",
            ENTER,
        ],
        "answer: \"MIT\".",
    );
    assert!(screen.contains("`Apche` is no SPDX license"), "{screen}");
}

#[test]
fn a_suggestion_is_taken_with_the_arrow() {
    screen_after(
        "text",
        "License",
        &["M", DOWN, DOWN, ENTER],
        "answer: \"MPL-2.0\".",
    );
}

#[test]
fn one_of_many_is_found_by_typing() {
    let screen = screen_after(
        "pick-one",
        "Area",
        &["registry", ENTER],
        "answer: cloud/docker/registry.",
    );
    assert!(
        !screen.contains("Registry\u{1b}[2J"),
        "the label steers: {screen}"
    );
}

#[test]
fn some_of_many_are_marked_and_none_is_too_few() {
    let screen = screen_after(
        "pick-many",
        "Areas",
        &[ENTER, " ", DOWN, DOWN, " ", ENTER],
        "answer: cncf/service-mesh+cncf/security.",
    );
    assert!(screen.contains("mark at least one with space"), "{screen}");
}

#[test]
fn a_date_stays_within_its_limits() {
    screen_after(
        "date",
        "Date of the vote",
        &[LEFT, LEFT, LEFT, ENTER],
        "answer: 2021-07-27.",
    );
    screen_after(
        "date",
        "Date of the vote",
        &["}", ENTER],
        "answer: 2021-08-20.",
    );
}

#[test]
fn yes_or_no_is_asked_until_it_is_one_and_enter_is_the_default() {
    let screen = screen_after(
        "confirm",
        "Remove Kuma?",
        &["maybe", ENTER, "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}y", ENTER],
        "answer: true.",
    );
    assert!(screen.contains("the answer is y or n"), "{screen}");
    screen_after("confirm", "Remove Kuma?", &[ENTER], "answer: false.");
}

#[test]
fn how_to_go_on_is_chosen_by_enter_or_by_a_letter() {
    screen_after("choose", "Commit this change?", &[ENTER], "answer: commit.");
    screen_after(
        "choose",
        "Commit this change?",
        &["e", ENTER],
        "answer: edit.",
    );
    screen_after(
        "choose",
        "Commit this change?",
        &[DOWN, DOWN, ENTER],
        "answer: abort.",
    );
}

#[test]
fn escape_gives_up_and_ctrl_c_interrupts_at_every_question() {
    for (role, label) in [
        ("text", "License"),
        ("pick-one", "Area"),
        ("pick-many", "Areas"),
        ("date", "Date of the vote"),
        ("confirm", "Remove Kuma?"),
        ("choose", "Commit this change?"),
    ] {
        screen_after(role, label, &[ESC], "given up.");
        let screen = screen_after(role, label, &[CTRL_C], "interrupted.");
        let shown = screen.rfind(SHOW_CURSOR);
        assert!(
            shown.is_some() && shown > screen.rfind(HIDE_CURSOR),
            "{role}: {screen:?}"
        );
    }
}

#[test]
fn an_interrupted_question_leaves_the_terminal_as_it_was() {
    let mut session = start("text", &[]);
    let echo = session.is_echo().expect("the terminal's mode");
    session.expect("License").expect("the question");
    session.send(CTRL_C).expect("typing");
    session.expect("interrupted.").expect("the end");
    assert_eq!(session.is_echo().expect("the terminal's mode"), echo);
    session.expect(Eof).expect("the end of the program");
}

#[test]
fn without_colours_a_question_has_none() {
    let mut session = start("choose", &[("NO_COLOR", "1")]);
    session.expect("Commit this change?").expect("the question");
    session.send(ENTER).expect("typing");
    let found = session.expect("answer: commit.").expect("the answer");
    let screen = String::from_utf8_lossy(found.as_bytes()).into_owned();
    assert!(
        !screen.contains("\u{1b}[38") && !screen.contains("\u{1b}[1m"),
        "{screen:?}"
    );
}

#[test]
fn without_a_terminal_the_flag_is_named() {
    let output = Command::new(env::current_exe().expect("this test program"))
        .args(["--exact", "questions::ask", "--ignored", "--nocapture"])
        .env(ROLE, "text")
        .output()
        .expect("the other side");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains("no answer: --license is needed: there is no terminal to ask on."),
        "{said}"
    );
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_not_asked_on() {
    let mut session = start("text", &[("TERM", "dumb")]);
    session
        .expect("no answer: --license is needed")
        .expect("the error");
}
