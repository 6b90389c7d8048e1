//! The keys or items of both sides in one order.

use super::Versions;

/// A place in what is merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slot {
    /// The index of one key or item in each version that has it.
    Child(Versions<Option<usize>>),
    /// Items of both sides of which nobody can say which go first, or that cannot all stand.
    Clash {
        /// The indices of ours.
        ours: Vec<usize>,
        /// The indices of theirs.
        theirs: Vec<usize>,
    },
}

/// What is called the same in several versions is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'n, N>(pub(super) Versions<&'n [N]>);

/// How two runs of items that stand at the same place are made one.
pub(super) type Join<'j, N> = &'j dyn Fn(&[N], &[N]) -> Joined<N>;

/// Two runs made one.
pub(super) enum Joined<N> {
    InOrder(Vec<N>),
    Clash,
}

impl<N: Ord + Clone> Names<'_, N> {
    /// The slots. What both sides have keeps its order, or has that of the side that changed it;
    /// what only one has stays before what followed it there.
    pub(super) fn slots(self, join: Join<'_, N>) -> Vec<Slot> {
        let Versions { ours, theirs, .. } = self.0;
        let spine = self.spine();
        let mut slots = Vec::with_capacity(ours.len() + theirs.len());
        for common in spine.iter().map(Some).chain([None]) {
            let (ours, theirs) = (
                run_before(ours, common, theirs),
                run_before(theirs, common, ours),
            );
            match join(ours, theirs) {
                Joined::InOrder(run) => slots.extend(run.iter().map(|name| self.child(name))),
                Joined::Clash => self.clash(ours, theirs, &mut slots),
            }
            slots.extend(common.map(|name| self.child(name)));
        }
        slots
    }

    /// Where a name stands in each version.
    fn child(&self, name: &N) -> Slot {
        let place = |names: &[N]| names.iter().position(|other| other == name);
        Slot::Child(self.0.map(place))
    }

    /// The names that both sides have, in the order of ours, or of theirs where only they changed it.
    fn spine(&self) -> Vec<N> {
        let Versions { base, ours, theirs } = self.0;
        let only = |names: &[N], others: &[&[N]]| -> Vec<N> {
            let is_common = |name: &&N| others.iter().all(|other| other.contains(name));
            names.iter().filter(is_common).cloned().collect()
        };
        let ours_moved = only(ours, &[base, theirs]) != only(base, &[ours, theirs]);
        match ours_moved {
            true => only(ours, &[theirs]),
            false => only(theirs, &[ours]),
        }
    }

    /// What was there before goes first: it is only that one side took it out.
    fn clash(&self, ours: &[N], theirs: &[N], slots: &mut Vec<Slot>) {
        let is_new = |name: &&N| !self.0.base.contains(name);
        let place = |name: &N, names: &[N]| names.iter().position(|other| other == name);
        let old = ours.iter().chain(theirs).filter(|name| !is_new(name));
        slots.extend(old.map(|name| self.child(name)));
        let new = |run: &[N], all: &[N]| -> Vec<usize> {
            let new = run.iter().filter(is_new);
            new.filter_map(|name| place(name, all)).collect()
        };
        slots.push(Slot::Clash {
            ours: new(ours, self.0.ours),
            theirs: new(theirs, self.0.theirs),
        });
    }
}

/// The names that only one side has, directly before one that both have, or at the end.
fn run_before<'n, N: PartialEq>(names: &'n [N], common: Option<&N>, others: &[N]) -> &'n [N] {
    let end = match common {
        Some(common) => names.iter().position(|name| name == common),
        None => None,
    };
    let end = end.unwrap_or(names.len());
    let run = names[..end].iter().rev();
    let length = run.take_while(|name| !others.contains(name)).count();
    &names[end - length..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The merged order, letters being names.
    fn order(base: &str, ours: &str, theirs: &str) -> String {
        let names = Versions { base, ours, theirs }.map(|text| text.chars().collect::<Vec<_>>());
        let Versions { base, ours, theirs } = names.as_ref().map(Vec::as_slice);
        let join = |ours: &[char], theirs: &[char]| {
            let mut all = [ours, theirs].concat();
            all.sort_unstable();
            Joined::InOrder(all)
        };
        let slots = Names(Versions { base, ours, theirs }).slots(&join);
        let name = |slot: &Slot| match slot {
            Slot::Child(at) => at
                .ours
                .map_or_else(|| theirs[at.theirs.unwrap_or(0)], |at| ours[at]),
            Slot::Clash { .. } => '!',
        };
        slots.iter().map(name).collect()
    }

    #[test]
    fn what_both_add_stands_where_each_put_it() {
        assert_eq!(order("ad", "abd", "acd"), "abcd");
        assert_eq!(order("a", "xa", "ay"), "xay");
        assert_eq!(order("", "ba", "ac"), "bac");
    }

    #[test]
    fn an_order_that_one_side_changed_is_taken() {
        assert_eq!(order("abc", "abcx", "cba"), "cbax");
        assert_eq!(order("abc", "cba", "xabc"), "cbxa");
    }

    #[test]
    fn what_one_side_took_out_is_still_in_a_slot_for_the_other() {
        assert_eq!(order("abc", "ac", "abcd"), "abcd");
    }
}
