//! What could be meant by what is typed: suggestions below the line, tab to complete it.

use inquire::CustomUserError;
use inquire::autocompletion::{Autocomplete, Replacement};

use super::Suggest;
use super::verdict::is_safe;

/// Suggestions for a line; tab takes the one that is chosen, or else the first.
#[derive(Clone)]
pub(super) struct Completer<'a> {
    pub(super) suggest: &'a Suggest<'a>,
}

impl Autocomplete for Completer<'_> {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
        let mut texts = (self.suggest)(typed);
        texts.retain(|text| is_safe(text));
        Ok(texts)
    }

    fn get_completion(
        &mut self,
        typed: &str,
        chosen: Option<String>,
    ) -> Result<Replacement, CustomUserError> {
        let first = || self.get_suggestions(typed).ok()?.into_iter().next();
        Ok(chosen.or_else(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_takes_what_is_chosen_or_else_the_first() {
        let suggest = |typed: &str| {
            let known = ["bad\u{1b}[2J", "MIT", "MPL-2.0"];
            let fits = known.iter().filter(|_| typed.starts_with('M'));
            fits.map(|one| (*one).to_owned()).collect::<Vec<_>>()
        };
        let mut completer = Completer { suggest: &suggest };
        let mut completed = |typed: &str, chosen: Option<&str>| {
            let chosen = chosen.map(str::to_owned);
            completer.get_completion(typed, chosen).expect("an answer")
        };
        assert_eq!(completed("M", None).as_deref(), Some("MIT"));
        assert_eq!(completed("M", Some("MPL-2.0")).as_deref(), Some("MPL-2.0"));
        assert_eq!(completed("x", None), None);
    }
}
