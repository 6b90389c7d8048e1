//! The level of an item, and the days on which it and those below were reached.

use chrono::NaiveDate;

use super::Reader;
use super::keys::{Spot, TEXT};
use super::text::{one_line, said};
use crate::catalog::model::parse_date;
use crate::catalog::yaml::Node;
use crate::import::draft::{Standing, Step};
use crate::import::passed::{self, ACCEPTED, LEVELS, are_in_order};
use crate::import::state::capital;
use crate::import::words::level;

impl Reader<'_> {
    /// Lets a draft stand at its level, with the days on which it and those below were reached.
    pub(super) fn stand(&mut self, node: Option<&Node>, extra: &[(&str, &Node)], draft: usize) {
        let Some(node) = node else { return };
        let words = said(node).map(one_line).unwrap_or_default();
        let Some((id, _)) = level(&words) else {
            return;
        };
        let day = |key: &str| {
            let (_, day) = extra.iter().find(|(own, _)| *own == key)?;
            day_of(day)
        };
        let mut steps = steps_to(id, day);
        if steps.last().is_none_or(|last| last.level != id) || !are_in_order(&steps) {
            steps = vec![Step {
                level: id.to_string(),
                title: capital(&words),
                date: day(id).or_else(|| day(ACCEPTED).filter(|_| id == LEVELS[0])),
                ..Step::default()
            }];
        }
        let line = self.line(node);
        self.drafts[draft].standings.push(Standing {
            steps,
            line,
            ..Standing::default()
        });
    }

    /// The level, or a word of its own.
    pub(super) fn project(&mut self, node: &Node, draft: usize) {
        if self.drafts[draft].standings.is_empty() {
            self.other(Spot::Item, "project", node, draft);
        } else {
            self.meet(Spot::Item, "project", draft, node, TEXT);
            self.take(node, Some(draft), "maturity");
        }
    }

    /// Takes a day that stands in a transition; gives whether it was one. That a project was accepted
    /// higher than in the sandbox stands in none.
    pub(super) fn take_day(&mut self, key: &str, node: &Node, draft: usize) -> bool {
        let level = match key {
            ACCEPTED => LEVELS[0],
            own if own == LEVELS[0] => return false,
            other => other,
        };
        let day = day_of(node);
        let mut steps = self.drafts[draft]
            .standings
            .iter()
            .flat_map(|standing| &standing.steps);
        let is_one = day.is_some() && steps.any(|step| step.date == day && step.level == level);
        if is_one {
            self.meet(Spot::Extra, key, draft, node, TEXT);
            self.take(node, Some(draft), "maturity");
        }
        is_one
    }
}

fn day_of(node: &Node) -> Option<NaiveDate> {
    parse_date(said(node)?.trim())
}

/// The levels up to one of which the day is known.
fn steps_to(id: &str, day: impl Fn(&str) -> Option<NaiveDate>) -> Vec<Step> {
    let step = |level: &&str| {
        let key = if *level == LEVELS[0] { ACCEPTED } else { level };
        Some(Step {
            level: level.to_string(),
            title: capital(level),
            date: Some(day(key)?),
            ..Step::default()
        })
    };
    passed::steps_to(id, LEVELS.iter().filter_map(step).collect(), LEVELS[1])
}
