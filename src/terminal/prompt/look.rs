//! How questions look: the answer stands out, everything else is calm.

use inquire::ui::{Attributes, Color, ErrorMessageRenderConfig, RenderConfig, StyleSheet, Styled};

use super::Question;
use crate::terminal::width::wrapped;
use crate::terminal::{Screen, sanitize};

/// The rows that a list of choices takes at most, however tall the window.
const MOST_ROWS: usize = 10;

/// The colours and signs of every prompt.
pub(super) fn look(screen: &Screen) -> RenderConfig<'static> {
    let mut plain = RenderConfig::empty()
        .with_answered_prompt_prefix(Styled::new("?"))
        .with_canceled_prompt_indicator(Styled::new("canceled"))
        .with_error_message(ErrorMessageRenderConfig::empty().with_prefix(Styled::new("error:")));
    plain.calendar.prefix = Styled::new(" ");
    if !screen.color {
        return plain;
    }
    let accent = StyleSheet::new().with_fg(Color::DarkCyan);
    let asking = Styled::new("?")
        .with_fg(Color::DarkGreen)
        .with_attr(Attributes::BOLD);
    let wrong = Styled::new("error:")
        .with_fg(Color::DarkRed)
        .with_attr(Attributes::BOLD);
    let mut look = plain
        .with_prompt_prefix(asking)
        .with_answered_prompt_prefix(asking)
        .with_answer(accent)
        .with_error_message(ErrorMessageRenderConfig::empty().with_prefix(wrong))
        .with_highlighted_option_prefix(Styled::new(">").with_style_sheet(accent))
        .with_selected_checkbox(Styled::new("[x]").with_style_sheet(accent))
        .with_selected_option(Some(accent));
    look.prompt = StyleSheet::new().with_attr(Attributes::BOLD);
    look.calendar.selected_date = Some(
        StyleSheet::new()
            .with_fg(Color::Black)
            .with_bg(Color::DarkCyan),
    );
    look.calendar.today_date = StyleSheet::new().with_attr(Attributes::BOLD);
    look.calendar.different_month_date = StyleSheet::new().with_fg(Color::DarkGrey);
    look.calendar.unavailable_date = StyleSheet::new().with_fg(Color::DarkGrey);
    look
}

/// What to say under a question: what it means, then the keys, wrapped by words.
pub(super) fn help(question: &Question<'_>, keys: &str, screen: &Screen) -> String {
    // The brackets around it take a column each.
    let width = screen.width.unwrap_or(80).saturating_sub(2);
    let meaning = question
        .help
        .map(|text| wrapped(&sanitize::line(text), width));
    let keys = Some(wrapped(keys, width)).filter(|keys| !keys.is_empty());
    let lines: Vec<String> = meaning.into_iter().chain(keys).collect();
    lines.join("\n")
}

/// How many choices are shown at once, so that question, error and help fit beside them.
pub(super) fn rows(help: &str, screen: &Screen) -> usize {
    let beside = 3 + help.lines().count();
    let free = screen.height.unwrap_or(24).saturating_sub(beside);
    free.clamp(1, MOST_ROWS)
}

#[cfg(test)]
mod tests {
    use super::{help, look, rows};
    use crate::terminal::Screen;
    use crate::terminal::prompt::Question;

    fn window(width: usize, height: usize) -> Screen {
        Screen {
            color: false,
            width: Some(width),
            height: Some(height),
        }
    }

    #[test]
    fn help_is_wrapped_by_words_and_cannot_steer_the_terminal() {
        let question = Question {
            label: "Area",
            flag: "--area",
            help: Some("where it \u{1b}[2Jbelongs"),
        };
        assert_eq!(
            help(&question, "enter to take", &window(12, 24)),
            "where it\n␛[2Jbelongs\nenter to\ntake"
        );
    }

    #[test]
    fn choices_leave_room_for_question_error_and_help() {
        assert_eq!(rows("one\ntwo", &window(80, 24)), 10);
        assert_eq!(rows("one\ntwo", &window(80, 8)), 3);
        assert_eq!(rows("one\ntwo", &window(80, 2)), 1);
    }

    #[test]
    fn without_colours_nothing_is_styled() {
        let plain = look(&Screen::PIPE);
        assert!(plain.prompt_prefix.style.is_empty() && plain.prompt.is_empty());
        assert!(plain.selected_option.is_none() && plain.calendar.selected_date.is_none());
    }
}
