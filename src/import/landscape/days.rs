//! The level of an item, and the days on which it and those below were reached.

use chrono::NaiveDate;

use super::Reader;
use crate::catalog::model::parse_date;
use crate::catalog::yaml::Node;
use crate::import::draft::{Standing, Step};
use crate::import::state::capital;
use crate::import::words::level;

/// The keys of the days on which levels were reached, lowest first.
const DAYS: &[&str] = &["sandbox", "incubating", "graduated", "archived"];

impl Reader {
    /// The level, with the days on which it and those below were reached.
    pub(super) fn project(&mut self, node: &Node, extra: Option<&Node>, draft: usize) {
        let words = node.as_text().unwrap_or_default();
        let Some((id, _)) = level(words) else {
            self.other("project", node, draft);
            return;
        };
        let day = |key: &str| {
            extra
                .and_then(|extra| extra.get(key))
                .and_then(Node::as_text)
                .and_then(parse_date)
        };
        let mut steps = steps_to(id, day);
        let in_order = steps.windows(2).all(|pair| pair[0].date <= pair[1].date);
        if steps.last().is_none_or(|last| last.level != id) || !in_order {
            steps = vec![Step {
                level: id.to_string(),
                title: capital(words),
                date: day(id).or_else(|| day("accepted").filter(|_| id == "sandbox")),
            }];
        }
        let line = self.line(node);
        self.drafts[draft].standings.push(Standing {
            steps,
            line,
            ..Standing::default()
        });
        self.take(node, Some(draft), "maturity");
    }

    /// Whether a key holds a day that stands in a transition.
    pub(super) fn is_day(&self, key: &str, node: &Node, draft: usize) -> bool {
        let level = if key == "accepted" { "sandbox" } else { key };
        let day = node.as_text().and_then(parse_date);
        let mut steps = self.drafts[draft]
            .standings
            .iter()
            .flat_map(|standing| &standing.steps);
        day.is_some()
            && steps.any(|step| step.date == day && (step.level == level || key == "accepted"))
    }
}

/// The levels up to one of which the day is known.
fn steps_to(id: &str, day: impl Fn(&str) -> Option<NaiveDate>) -> Vec<Step> {
    let step = |level: &&str| {
        let key = if *level == "sandbox" {
            "accepted"
        } else {
            level
        };
        Some(Step {
            level: level.to_string(),
            title: capital(level),
            date: Some(day(key)?),
        })
    };
    let mut steps: Vec<Step> = DAYS.iter().filter_map(step).collect();
    // A project that was accepted higher did not stand in the sandbox first.
    let accepted_higher = match steps.as_slice() {
        [first, next, ..] => first.date >= next.date || next.level != "incubating",
        _ => true,
    };
    if id != "sandbox"
        && accepted_higher
        && steps.first().is_some_and(|first| first.level == "sandbox")
    {
        steps.remove(0);
    }
    steps
}
