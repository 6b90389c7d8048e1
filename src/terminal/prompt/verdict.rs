//! Whether an answer holds, said in the words of the question.

use inquire::validator::Validation;

use super::Check;
use crate::terminal::sanitize;

/// Whether a text can be put into a line as it is.
pub(super) fn is_safe(text: &str) -> bool {
    sanitize::line(text) == text
}

/// What was typed or pasted must be one line before it is asked what it means.
pub(super) fn checked(text: &str, check: &Check<'_>) -> Validation {
    let text = text.trim();
    let verdict = if is_safe(text) {
        check(text)
    } else {
        Err("only one line of plain text fits here".to_owned())
    };
    match verdict {
        Ok(()) => Validation::Valid,
        Err(why) => Validation::Invalid(sanitize::line(&why).as_ref().into()),
    }
}

pub(super) fn marked_enough(marked: usize, least: usize) -> Validation {
    match least {
        _ if marked >= least => Validation::Valid,
        1 => Validation::Invalid("mark at least one with space".into()),
        _ => Validation::Invalid(format!("mark at least {least} with space").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_trimmed_and_one_line_before_it_is_checked() {
        let is_mit = |text: &str| {
            (text == "MIT")
                .then_some(())
                .ok_or("not\u{7} MIT".to_owned())
        };
        assert_eq!(checked(" MIT\n", &is_mit), Validation::Valid);
        assert_eq!(
            checked("MIT\nMIT", &|_| Ok(())),
            Validation::Invalid("only one line of plain text fits here".into())
        );
        assert_eq!(checked("", &is_mit), Validation::Invalid("not␇ MIT".into()));
    }
}
