//! What can be chosen, as a list shows and finds it.

use std::fmt;

use inquire::Select;

use crate::terminal::sanitize;
use crate::terminal::width::{shortened, text_width};

/// Something to choose from a list: what a person reads, and what it stands for.
#[derive(Debug, Clone)]
pub struct Choice<T> {
    /// One line; any part of it finds the choice when typed.
    pub label: String,
    /// What is said once it is chosen, in a word or two.
    pub name: String,
    /// What the choice stands for.
    pub value: T,
}

/// A way to go on: a word, what it does, and what it stands for.
#[derive(Debug, Clone)]
pub struct Answer<'a, T> {
    /// The word, such as `commit`; its first letters choose it when typed.
    pub word: &'a str,
    /// What happens then, in a few words.
    pub text: &'a str,
    /// What the answer stands for.
    pub value: T,
}

/// A choice on the screen: shortened to one row of it, found by the whole.
#[derive(Debug, Clone)]
pub(super) struct Shown<T> {
    row: String,
    /// What finds it.
    label: String,
    /// What is said once it is chosen.
    pub(super) name: String,
    pub(super) value: T,
}

impl<T> Shown<T> {
    pub(super) fn choices(choices: Vec<Choice<T>>, width: usize) -> Vec<Shown<T>> {
        let shown = choices.into_iter().map(|choice| {
            let label = sanitize::line(&choice.label).into_owned();
            Shown {
                row: shortened(&label, width).into_owned(),
                label,
                name: sanitize::line(&choice.name).into_owned(),
                value: choice.value,
            }
        });
        shown.collect()
    }

    pub(super) fn answers(answers: Vec<Answer<'_, T>>, width: usize) -> Vec<Shown<T>> {
        let longest = answers.iter().map(|answer| text_width(answer.word)).max();
        let longest = longest.unwrap_or(0);
        let shown = answers.into_iter().map(|answer| {
            let text = sanitize::line(answer.text);
            let row = format!("{:longest$}  {text}", answer.word);
            Shown {
                row: shortened(row.trim_end(), width).into_owned(),
                label: row,
                name: answer.word.to_owned(),
                value: answer.value,
            }
        });
        shown.collect()
    }

    /// How well a choice fits what was typed: letters in their order, equals in the list's order.
    pub(super) fn fits(typed: &str, shown: &Shown<T>, _: &str, index: usize) -> Option<i64> {
        let score = (Select::<Shown<T>>::DEFAULT_SCORER)(typed, shown, &shown.label, index)?;
        Some(in_order(score, index))
    }

    /// Whether an answer begins with what was typed.
    pub(super) fn begins(typed: &str, shown: &Shown<T>, _: &str, index: usize) -> Option<i64> {
        let typed = typed.trim().to_lowercase();
        let begins = shown.name.to_lowercase().starts_with(&typed);
        begins.then(|| in_order(0, index))
    }
}

impl<T> fmt::Display for Shown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.row)
    }
}

/// A score in which no two choices are equal, since a list is sorted by it unstably.
fn in_order(score: i64, index: usize) -> i64 {
    let index = i64::try_from(index).unwrap_or(i64::MAX);
    score.saturating_mul(1 << 24).saturating_sub(index)
}

#[cfg(test)]
mod tests {
    use super::{Answer, Choice, Shown};

    fn licenses() -> Vec<Shown<usize>> {
        let labels = ["Apache-2.0", "MIT", "MPL-2.0", "bad\u{1b}[2J"];
        let choices = labels.iter().enumerate().map(|(value, label)| Choice {
            label: (*label).to_owned(),
            name: value.to_string(),
            value,
        });
        Shown::choices(choices.collect(), 8)
    }

    fn found(shown: &[Shown<usize>], typed: &str) -> Vec<usize> {
        let scored = shown.iter().enumerate();
        let mut scored: Vec<(i64, usize)> = scored
            .filter_map(|(at, one)| Some((Shown::fits(typed, one, "", at)?, at)))
            .collect();
        scored.sort_unstable_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, at)| at).collect()
    }

    #[test]
    fn letters_in_their_order_find_a_choice_past_what_is_shown() {
        let shown = licenses();
        assert_eq!(shown[0].to_string(), "Apache-…");
        assert_eq!(found(&shown, "ap2"), [0]);
        assert_eq!(found(&shown, "zzz"), [0; 0]);
    }

    #[test]
    fn choices_that_fit_alike_keep_their_order() {
        assert_eq!(found(&licenses(), ""), [0, 1, 2, 3]);
    }

    #[test]
    fn a_label_cannot_steer_the_terminal() {
        assert_eq!(licenses()[3].label, "bad␛[2J");
    }

    #[test]
    fn the_first_letters_of_its_word_find_an_answer() {
        let answers = ["commit", "edit"].map(|word| Answer {
            word,
            text: "on a branch",
            value: (),
        });
        let shown = Shown::answers(answers.into(), 40);
        assert_eq!(shown[1].to_string(), "edit    on a branch");
        assert!(Shown::begins("E", &shown[1], "", 1).is_some());
        assert!(Shown::begins("i", &shown[1], "", 1).is_none());
    }
}
