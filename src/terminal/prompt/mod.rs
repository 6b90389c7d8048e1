//! Questions to a person at the terminal. Each names the flag that answers it without one.
//!
//! Questions go to stderr. Answers are checked as they are given; what does not hold is said and
//! asked again. Esc gives the command up, Ctrl-C ends the program; both leave the terminal as it
//! was.

mod choice;
mod complete;
mod error;
mod look;
mod question;
mod verdict;

use chrono::{NaiveDate, Weekday};
use inquire::list_option::ListOption;
use inquire::type_aliases::Scorer;
use inquire::{Confirm, DateSelect, InquireError, MultiSelect, Select, Text};

use self::choice::Shown;
use self::complete::Completer;
use self::look::{help, look, rows};
use self::verdict::{checked, is_safe, marked_enough};
use super::{Asking, Screen, Terminal, sanitize};

pub use self::choice::{Answer, Choice};
pub use self::error::PromptError;
pub use self::question::{Check, Dates, Line, Question, Suggest};

/// Asks the person at the terminal. See [`Terminal::prompter`].
#[derive(Debug, Clone, Copy)]
pub struct Prompter {
    screen: Screen,
    asking: Asking,
}

/// An answer, or why there is none.
pub type Answered<T> = Result<T, PromptError>;

impl Terminal {
    /// Asks on stderr.
    pub fn prompter(&self) -> Prompter {
        Prompter {
            screen: self.stderr,
            asking: self.asking,
        }
    }

    /// Why nothing is asked here, for something that `flag` would say.
    pub fn unasked(&self, flag: &str) -> PromptError {
        unasked(self.asking, flag)
    }
}

impl Prompter {
    /// Asks for one line of text, without blanks around it.
    ///
    /// # Errors
    /// As every question: [`PromptError`].
    pub fn text(&self, question: &Question<'_>, line: &Line<'_>) -> Answered<String> {
        self.may_ask(question)?;
        let keys = line
            .suggest
            .map_or("", |_| "tab to complete, ↑↓ to choose a suggestion");
        let (label, help) = (sanitize::line(question.label), self.help(question, keys));
        let check = |text: &str| Ok(checked(text, line.check));
        let shown = |text: &str| sanitize::line(text.trim()).into_owned();
        let mut prompt = Text::new(&label)
            .with_validator(check)
            .with_formatter(&shown)
            .with_page_size(rows(&help, &self.screen))
            .with_render_config(look(&self.screen));
        prompt.help_message = Some(help.as_str()).filter(|help| !help.is_empty());
        prompt.default = line.default.filter(|text| is_safe(text));
        prompt.initial_value = line.initial.filter(|text| is_safe(text));
        if let Some(suggest) = line.suggest {
            prompt = prompt.with_autocomplete(Completer { suggest });
        }
        let answer = answered(question, prompt.prompt())?;
        Ok(answer.trim().to_owned())
    }

    /// Lets a person choose one of many; typing narrows them down.
    ///
    /// # Errors
    /// As every question: [`PromptError`].
    pub fn pick_one<T>(&self, question: &Question<'_>, choices: Vec<Choice<T>>) -> Answered<T> {
        let choices = Shown::choices(choices, self.row_width(2));
        self.select(
            question,
            choices,
            "↑↓ or type to find, enter to take",
            &Shown::fits,
        )
    }

    /// Asks how to go on. The first answer is the one that enter alone gives.
    ///
    /// # Errors
    /// As every question: [`PromptError`].
    pub fn choose<T>(&self, question: &Question<'_>, answers: Vec<Answer<'_, T>>) -> Answered<T> {
        let answers = Shown::answers(answers, self.row_width(2));
        self.select(
            question,
            answers,
            "↑↓ or first letter, enter to take",
            &Shown::begins,
        )
    }

    /// Lets a person mark some of many, at least `least`; in the order of the list.
    ///
    /// # Errors
    /// As every question: [`PromptError`].
    pub fn pick_many<T>(
        &self,
        question: &Question<'_>,
        choices: Vec<Choice<T>>,
        least: usize,
    ) -> Answered<Vec<T>> {
        self.may_choose(question, choices.len() >= least.max(1))?;
        let keys = "space to mark, ↑↓ or type to find, enter when done";
        let (label, help) = (sanitize::line(question.label), self.help(question, keys));
        let enough = move |marked: &[ListOption<&Shown<T>>]| Ok(marked_enough(marked.len(), least));
        let shown = |marked: &[ListOption<&Shown<T>>]| {
            let names: Vec<&str> = marked.iter().map(|one| one.value.name.as_str()).collect();
            names.join(", ")
        };
        let prompt = MultiSelect::new(&label, Shown::choices(choices, self.row_width(6)))
            .with_help_message(&help)
            .with_validator(enough)
            .with_scorer(&Shown::fits)
            .with_keep_filter(false)
            .with_formatter(&shown)
            .with_page_size(rows(&help, &self.screen))
            .with_render_config(look(&self.screen));
        let marked = answered(question, prompt.prompt())?;
        Ok(marked.into_iter().map(|one| one.value).collect())
    }

    /// Lets a person choose a date on a calendar.
    ///
    /// # Errors
    /// As every question: [`PromptError`]; [`PromptError::NoChoice`] where the limits leave none.
    pub fn date(&self, question: &Question<'_>, dates: &Dates) -> Answered<NaiveDate> {
        let (earliest, latest) = (dates.earliest, dates.latest);
        let is_possible = earliest
            .zip(latest)
            .is_none_or(|(first, last)| first <= last);
        self.may_choose(question, is_possible)?;
        let keys = "←→ day, ↑↓ week, [ ] month, { } year, enter to take; digits do nothing";
        let (label, help) = (sanitize::line(question.label), self.help(question, keys));
        let start = earliest.map_or(dates.default, |first| dates.default.max(first));
        let start = latest.map_or(start, |last| start.min(last));
        let mut prompt = DateSelect::new(&label)
            .with_starting_date(start)
            .with_week_start(Weekday::Mon)
            .with_help_message(&help)
            .with_formatter(&|date| date.to_string())
            .with_render_config(look(&self.screen));
        prompt.min_date = earliest;
        prompt.max_date = latest;
        answered(question, prompt.prompt())
    }

    /// Asks yes or no; enter alone gives `default`.
    ///
    /// # Errors
    /// As every question: [`PromptError`].
    pub fn confirm(&self, question: &Question<'_>, default: bool) -> Answered<bool> {
        self.may_ask(question)?;
        let (label, help) = (sanitize::line(question.label), self.help(question, ""));
        let mut prompt = Confirm::new(&label)
            .with_default(default)
            .with_error_message("the answer is y or n")
            .with_formatter(&|yes| if yes { "yes" } else { "no" }.to_owned())
            .with_render_config(look(&self.screen));
        prompt.help_message = Some(help.as_str()).filter(|help| !help.is_empty());
        answered(question, prompt.prompt())
    }

    fn select<T>(
        &self,
        question: &Question<'_>,
        choices: Vec<Shown<T>>,
        keys: &str,
        scorer: Scorer<'_, Shown<T>>,
    ) -> Answered<T> {
        self.may_choose(question, !choices.is_empty())?;
        let (label, help) = (sanitize::line(question.label), self.help(question, keys));
        let prompt = Select::new(&label, choices)
            .with_help_message(&help)
            .with_scorer(scorer)
            .with_formatter(&|one| one.value.name.clone())
            .with_page_size(rows(&help, &self.screen))
            .with_render_config(look(&self.screen));
        Ok(answered(question, prompt.prompt())?.value)
    }

    fn may_ask(&self, question: &Question<'_>) -> Answered<()> {
        match self.asking {
            Asking::Possible => Ok(()),
            _ => Err(unasked(self.asking, question.flag)),
        }
    }

    fn may_choose(&self, question: &Question<'_>, is_possible: bool) -> Answered<()> {
        self.may_ask(question)?;
        if is_possible {
            return Ok(());
        }
        Err(PromptError::NoChoice {
            flag: question.flag.to_owned(),
        })
    }

    fn help(&self, question: &Question<'_>, keys: &str) -> String {
        help(question, keys, &self.screen)
    }

    /// The columns for a choice beside the signs before it, and the last one for the cursor.
    fn row_width(&self, signs: usize) -> usize {
        self.screen.width.unwrap_or(80).saturating_sub(signs + 1)
    }
}

fn answered<T>(question: &Question<'_>, answer: Result<T, InquireError>) -> Answered<T> {
    answer.map_err(|error| PromptError::new(error, question.flag))
}

fn unasked(asking: Asking, flag: &str) -> PromptError {
    let flag = flag.to_owned();
    match asking {
        Asking::Unwanted => PromptError::NotAsked { flag },
        Asking::Possible | Asking::Impossible => PromptError::NotInteractive { flag },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LICENSE: Question<'static> = Question {
        label: "License",
        flag: "--license",
        help: None,
    };

    fn prompter(asking: Asking) -> Prompter {
        Prompter {
            screen: Screen::PIPE,
            asking,
        }
    }

    #[test]
    fn without_a_terminal_every_question_names_its_flag() {
        let nobody = prompter(Asking::Impossible);
        let line = Line {
            default: Some("MIT"),
            initial: None,
            check: &|_| Ok(()),
            suggest: None,
        };
        let dates = Dates {
            default: NaiveDate::MIN,
            earliest: None,
            latest: None,
        };
        let errors = [
            nobody.text(&LICENSE, &line).err(),
            nobody.pick_one::<()>(&LICENSE, vec![]).err(),
            nobody.choose::<()>(&LICENSE, vec![]).err(),
            nobody.pick_many::<()>(&LICENSE, vec![], 1).err(),
            nobody.date(&LICENSE, &dates).err(),
            nobody.confirm(&LICENSE, true).err(),
        ];
        for error in errors {
            assert!(
                matches!(error, Some(PromptError::NotInteractive { flag }) if flag == "--license")
            );
        }
    }

    #[test]
    fn a_choice_of_nothing_is_not_asked() {
        let error = prompter(Asking::Possible)
            .pick_one::<()>(&LICENSE, vec![])
            .err();
        assert!(matches!(error, Some(PromptError::NoChoice { .. })));
        let one = vec![Choice {
            label: "MIT".to_owned(),
            name: String::new(),
            value: (),
        }];
        let error = prompter(Asking::Possible).pick_many(&LICENSE, one, 2).err();
        assert!(matches!(error, Some(PromptError::NoChoice { .. })));
        let day = |day| NaiveDate::from_ymd_opt(2024, 5, day);
        let dates = Dates {
            default: NaiveDate::MIN,
            earliest: day(2),
            latest: day(1),
        };
        let error = prompter(Asking::Possible).date(&LICENSE, &dates).err();
        assert!(matches!(error, Some(PromptError::NoChoice { .. })));
    }
}
