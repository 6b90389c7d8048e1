//! Transitions of one track from both sides, in the order of their dates.

use super::Versions;
use super::pairing::{self, Step};
use super::slots::{Joined, Names, Slot};
use crate::catalog::model::Track;
use crate::catalog::yaml::Node;

/// The slots of the transitions, in the order of their dates. They clash where no order of dates
/// leads from level to level as the track allows.
pub(super) fn slots(nodes: Versions<&[&Node<'_>]>, track: Option<&Track>) -> Vec<Slot> {
    let steps = nodes.map(|nodes| nodes.iter().map(|node| Step::of(node)).collect::<Vec<_>>());
    let names = Named(pairing::names(&steps));
    let orders = [true, false].map(|ours_first| names.ordered(&steps, ours_first));
    let is_right = |slots: &Vec<Slot>| is_legal(slots, &steps, track);
    match orders {
        [one, other] if one == other && is_right(&one) => one,
        [one, other] => match (is_right(&one), is_right(&other)) {
            (true, false) => one,
            (false, true) => other,
            _ => names.clashing(),
        },
    }
}

/// The transitions by names: in each version the same transition has the same.
struct Named(Versions<Vec<usize>>);

impl Named {
    fn names(&self) -> Names<'_, usize> {
        let Versions { base, ours, theirs } = self.0.as_ref().map(Vec::as_slice);
        Names(Versions { base, ours, theirs })
    }

    /// By their dates; on one day ours go first, or theirs.
    fn ordered(&self, steps: &Versions<Vec<Step<'_>>>, ours_first: bool) -> Vec<Slot> {
        let Versions { base, ours, theirs } = &self.0;
        let date = |name: &usize| {
            let at = |names: &[usize]| names.iter().position(|other| other == name);
            let ours = at(ours).and_then(|at| steps.ours[at].date);
            ours.or_else(|| at(theirs).and_then(|at| steps.theirs[at].date))
        };
        let is_new = |name: &usize| !base.contains(name);
        let join = |ours: &[usize], theirs: &[usize]| {
            if ![ours, theirs].iter().all(|run| run.iter().any(is_new)) {
                return Joined::InOrder([ours, theirs].concat());
            }
            let all_dated = ours.iter().chain(theirs).all(|name| date(name).is_some());
            let mut all = match ours_first {
                true => [ours, theirs].concat(),
                false => [theirs, ours].concat(),
            };
            all.sort_by_key(date);
            match all_dated {
                true => Joined::InOrder(all),
                false => Joined::Clash,
            }
        };
        self.names().slots(&join)
    }

    /// What is new on both sides clashes; where that is not it, everything does.
    fn clashing(&self) -> Vec<Slot> {
        let Versions { base, ours, theirs } = &self.0;
        let is_new = |name: &usize| !base.contains(name);
        let both_new = |ours: &[usize], theirs: &[usize]| {
            [ours, theirs].iter().all(|run| run.iter().any(is_new))
        };
        let join = |ours: &[usize], theirs: &[usize]| match both_new(ours, theirs) {
            true => Joined::Clash,
            false => Joined::InOrder([ours, theirs].concat()),
        };
        let slots = self.names().slots(&join);
        let is_clash = |slot: &Slot| matches!(slot, Slot::Clash { .. });
        if slots.iter().any(is_clash) {
            return slots;
        }
        vec![Slot::Clash {
            ours: (0..ours.len()).collect(),
            theirs: (0..theirs.len()).collect(),
        }]
    }
}

/// Whether every two neighbours that are not so on a side already may follow each other.
fn is_legal(slots: &[Slot], steps: &Versions<Vec<Step<'_>>>, track: Option<&Track>) -> bool {
    let mut places = Vec::with_capacity(slots.len());
    for slot in slots {
        match slot {
            // One side took it out, and the other left it alone or is asked about it.
            Slot::Child(at) if at.base.is_some() && at.ours.is_none() != at.theirs.is_none() => {}
            Slot::Child(at) => places.push(at),
            Slot::Clash { .. } => return false,
        }
    }
    let step = |at: &Versions<Option<usize>>| {
        let ours = at.ours.map(|at| steps.ours[at]);
        let theirs = at.theirs.map(|at| steps.theirs[at]);
        merged(at.base.map(|at| steps.base[at]), ours, theirs)
    };
    places.windows(2).all(|pair| {
        let [before, after] = pair else { return true };
        let (merged_before, merged_after) = (step(before), step(after));
        let is_as_in = |steps: &[Step<'_>], before: Option<usize>, after: Option<usize>| {
            before.zip(after).is_some_and(|(before, after)| {
                before + 1 == after
                    && (steps[before], steps[after]) == (merged_before, merged_after)
            })
        };
        is_as_in(&steps.ours, before.ours, after.ours)
            || is_as_in(&steps.theirs, before.theirs, after.theirs)
            || may_follow(&merged_before, &merged_after, track)
    })
}

fn may_follow(before: &Step<'_>, after: &Step<'_>, track: Option<&Track>) -> bool {
    let dates = before.date.zip(after.date);
    let in_order = dates.is_none_or(|(before, after)| before <= after);
    let leads = match track {
        Some(track) => track
            .permit(Some(before.level), after.level, after.has_reason)
            .is_ok(),
        None => before.level != after.level,
    };
    in_order && leads
}

/// A transition as it will be, of what each version says.
fn merged<'n>(
    base: Option<Step<'n>>,
    ours: Option<Step<'n>>,
    theirs: Option<Step<'n>>,
) -> Step<'n> {
    let all = [ours, theirs, base];
    let Some(first) = all.into_iter().flatten().next() else {
        return Step {
            level: "",
            date: None,
            has_reason: false,
        };
    };
    let changed = |is_changed: &dyn Fn(&Step<'n>) -> bool| {
        let mut sides = [ours, theirs].into_iter().flatten();
        sides.find(|side| is_changed(side)).unwrap_or(first)
    };
    let level = changed(&|side| base.is_none_or(|base| base.level != side.level)).level;
    let date =
        changed(&|side| base.map_or(side.date.is_some(), |base| base.date != side.date)).date;
    Step {
        level,
        date,
        has_reason: all.into_iter().flatten().any(|step| step.has_reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::Level;
    use crate::catalog::yaml::parse;

    fn track() -> Track {
        let level = |id: &str| Level {
            id: id.into(),
            title: id.into(),
        };
        Track {
            levels: ["sandbox", "incubating", "graduated"].map(level).into(),
            retired: vec![level("archived")],
            ..Track::default()
        }
    }

    /// A list such as `sandbox 1, archived 3!` with the days of a month; `!` is a reason.
    fn yaml(steps: &str) -> String {
        let item = |step: &str| {
            let (level, day) = step.trim().split_once(' ').unwrap_or((step.trim(), ""));
            let date = match day.trim_end_matches('!') {
                "" => String::new(),
                day => format!(", date: 2021-01-{day:0>2}"),
            };
            let reason = if day.ends_with('!') {
                ", reason: r"
            } else {
                ""
            };
            format!("- {{level: {level}{date}{reason}}}\n")
        };
        steps
            .split(',')
            .filter(|step| !step.is_empty())
            .map(item)
            .collect()
    }

    /// The merged levels; what clashes in brackets.
    fn merged(base: &str, ours: &str, theirs: &str) -> String {
        let texts = Versions { base, ours, theirs }.map(yaml);
        let parsed = texts.as_ref().map(|text| parse(text).root);
        let lists = parsed.as_ref().map(|root| {
            let items = root.as_ref().and_then(Node::as_sequence);
            items.unwrap_or_default().iter().collect::<Vec<_>>()
        });
        let track = track();
        let nodes = lists.as_ref().map(Vec::as_slice);
        let level = |node: &Node<'_>| Step::of(node).level.to_owned();
        let ours = |at: &usize| level(nodes.ours[*at]);
        let theirs = |at: &usize| level(nodes.theirs[*at]);
        let shown = slots(nodes, Some(&track))
            .into_iter()
            .map(|slot| match slot {
                Slot::Child(at) => match (at.ours, at.theirs) {
                    (Some(at), _) => ours(&at),
                    (None, Some(at)) => theirs(&at),
                    (None, None) => "gone".to_owned(),
                },
                Slot::Clash { ours: a, theirs: b } => {
                    let (a, b): (Vec<_>, Vec<_>) =
                        (a.iter().map(ours).collect(), b.iter().map(theirs).collect());
                    format!("[{} | {}]", a.join(" "), b.join(" "))
                }
            });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn both_sides_stand_in_the_order_of_their_dates() {
        let (early, late) = ("sandbox 1, incubating 2", "sandbox 1, graduated 3");
        let expected = "sandbox incubating graduated";
        assert_eq!(merged("sandbox 1", early, late), expected);
        assert_eq!(merged("sandbox 1", late, early), expected);
        let archived = "sandbox 1, archived 4!";
        assert_eq!(
            merged("sandbox 1", archived, late),
            "sandbox graduated archived"
        );
    }

    #[test]
    fn what_no_order_of_dates_makes_legal_clashes() {
        let base = "sandbox 1";
        assert_eq!(
            merged(base, "sandbox 1, graduated 2", "sandbox 1, archived 3"),
            "sandbox [graduated | archived]"
        );
        assert_eq!(
            merged(base, "sandbox 1, graduated 2", "sandbox 1, incubating 3"),
            "sandbox [graduated | incubating]"
        );
        assert_eq!(
            merged(base, "sandbox 1, incubating 2", "sandbox 1, incubating 3"),
            "sandbox [incubating | incubating]"
        );
        assert_eq!(
            merged("", "incubating", "graduated 2"),
            "[incubating | graduated]"
        );
    }

    #[test]
    fn on_one_day_the_one_legal_order_is_taken() {
        let (up, over) = ("sandbox 1, graduated 2", "sandbox 1, archived 2!");
        assert_eq!(merged("sandbox 1", up, over), "sandbox graduated archived");
        assert_eq!(merged("sandbox 1", over, up), "sandbox graduated archived");
        let back = "sandbox 1, graduated 2!";
        assert_eq!(
            merged("sandbox 1", back, over),
            "sandbox [graduated | archived]"
        );
    }

    #[test]
    fn a_corrected_transition_is_the_same_and_so_is_one_that_both_record() {
        assert_eq!(
            merged(
                "sandbox 1, incubating 2",
                "sandbox 1, incubating 3",
                "sandbox 1, incubating 2, graduated 4"
            ),
            "sandbox incubating graduated"
        );
        assert_eq!(
            merged(
                "sandbox 1",
                "sandbox 1, incubating",
                "sandbox 1, incubating 2"
            ),
            "sandbox incubating"
        );
    }

    #[test]
    fn a_correction_that_overtakes_what_the_other_side_adds_clashes() {
        assert_eq!(
            merged(
                "sandbox 1, incubating 2",
                "sandbox 1, incubating 5",
                "sandbox 1, incubating 2, graduated 4"
            ),
            "[sandbox incubating | sandbox incubating graduated]"
        );
    }
}
