//! A track: a maturity model with its levels and the moves between them.

use indexmap::IndexMap;

/// A maturity model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Track {
    /// The words for it in published lists.
    pub title: String,
    /// The levels, lowest first.
    pub levels: Vec<Level>,
    /// The levels of what is no longer active, such as `archived`.
    pub retired: Vec<Level>,
    /// The levels at which an entry may begin; `None` means any level.
    pub entry: Option<Vec<String>>,
    /// The allowed moves from each level; `None` means the moves of [`Track::permit`].
    pub moves: Option<IndexMap<String, Vec<String>>>,
    /// What an entry must have to be promoted to a level, as dotted keys of the entry or `evidence`.
    pub criteria: IndexMap<String, Vec<String>>,
}

/// A level of a track.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Level {
    /// Its word in entries and on the command line.
    pub id: String,
    /// Its words in published lists.
    pub title: String,
}

/// What kind of step leads from one level to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// The first level on this track.
    Enter,
    /// To a higher level.
    Up,
    /// To a lower level.
    Down,
    /// Into a retired level.
    Retire,
    /// Out of a retired level.
    Restore,
}

/// Why a move is not permitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotPermitted {
    /// It is there already.
    AlreadyThere,
    /// The track does not let an entry begin there; where it may.
    NoEntry(Vec<String>),
    /// The track's `moves` do not lead there; where they lead.
    NoMove(Vec<String>),
    /// This step needs a reason.
    NeedsReason(Move),
    /// Down goes one level at a time; the level below.
    OneDown(String),
}

impl Track {
    /// The level with this id, retired ones included.
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.all_levels().find(|level| level.id == id)
    }

    /// Every level, lowest first, then the retired ones.
    pub fn all_levels(&self) -> impl Iterator<Item = &Level> {
        self.levels.iter().chain(&self.retired)
    }

    /// The title of a level; its id where the track does not know it.
    pub fn title_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.level(id).map_or(id, |level| &level.title)
    }

    /// Whether this level is a retired one.
    pub fn is_retired(&self, id: &str) -> bool {
        self.retired.iter().any(|level| level.id == id)
    }

    /// Where a level stands when the highest goes first and the retired go last.
    pub fn order(&self, id: &str) -> usize {
        match self.levels.iter().position(|level| level.id == id) {
            Some(height) => self.levels.len() - 1 - height,
            None => {
                let retired = self.retired.iter().position(|level| level.id == id);
                self.levels.len() + retired.unwrap_or(self.retired.len())
            }
        }
    }

    /// What kind of step leads from one level to another; `None` where it is the same level.
    pub fn step(&self, from: Option<&str>, to: &str) -> Option<Move> {
        let Some(from) = from else {
            return Some(Move::Enter);
        };
        if from == to {
            return None;
        }
        Some(match (self.is_retired(from), self.is_retired(to)) {
            (_, true) => Move::Retire,
            (true, false) => Move::Restore,
            (false, false) if self.order(to) < self.order(from) => Move::Up,
            (false, false) => Move::Down,
        })
    }

    /// Whether an entry may go from one level to another.
    ///
    /// With `moves`, only along them. Without: up any number of steps, down one with a reason, into
    /// a retired level from any with a reason, out of it back to any level with a reason. An entry
    /// begins at a level of `entry`, or at any level where the track names none.
    ///
    /// # Errors
    /// [`NotPermitted`] says what stands in the way.
    pub fn permit(
        &self,
        from: Option<&str>,
        to: &str,
        has_reason: bool,
    ) -> Result<Move, NotPermitted> {
        let step = self.step(from, to).ok_or(NotPermitted::AlreadyThere)?;
        match (from, &self.moves) {
            (None, _) => self.permit_entry(to)?,
            (Some(from), Some(moves)) => {
                let targets = moves.get(from).cloned().unwrap_or_default();
                if !targets.iter().any(|target| target == to) {
                    return Err(NotPermitted::NoMove(targets));
                }
            }
            (Some(from), None) if step == Move::Down && self.order(to) != self.order(from) + 1 => {
                let below = self.levels.iter().rev().nth(self.order(from) + 1);
                return Err(NotPermitted::OneDown(
                    below.map(|level| level.id.clone()).unwrap_or_default(),
                ));
            }
            (Some(_), None) => {}
        }
        if matches!(step, Move::Down | Move::Retire | Move::Restore) && !has_reason {
            return Err(NotPermitted::NeedsReason(step));
        }
        Ok(step)
    }

    fn permit_entry(&self, to: &str) -> Result<(), NotPermitted> {
        match &self.entry {
            Some(levels) if !levels.iter().any(|level| level == to) => {
                Err(NotPermitted::NoEntry(levels.clone()))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cncf() -> Track {
        let level = |id: &str| Level {
            id: id.into(),
            title: id.to_uppercase(),
        };
        Track {
            levels: vec![level("sandbox"), level("incubating"), level("graduated")],
            retired: vec![level("archived")],
            entry: Some(vec!["sandbox".into(), "incubating".into()]),
            ..Track::default()
        }
    }

    #[test]
    fn the_highest_level_goes_first_and_the_retired_last() {
        let track = cncf();
        let order = [
            "graduated",
            "incubating",
            "sandbox",
            "archived",
            "unheard-of",
        ]
        .map(|id| track.order(id));
        assert_eq!(order, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn up_any_number_of_steps_down_one_with_a_reason() {
        let track = cncf();
        assert_eq!(
            track.permit(Some("sandbox"), "graduated", false),
            Ok(Move::Up)
        );
        assert_eq!(
            track.permit(Some("graduated"), "incubating", true),
            Ok(Move::Down)
        );
        assert_eq!(
            track.permit(Some("graduated"), "incubating", false),
            Err(NotPermitted::NeedsReason(Move::Down))
        );
        assert_eq!(
            track.permit(Some("graduated"), "sandbox", true),
            Err(NotPermitted::OneDown("incubating".into()))
        );
        assert_eq!(
            track.permit(Some("sandbox"), "sandbox", true),
            Err(NotPermitted::AlreadyThere)
        );
    }

    #[test]
    fn into_and_out_of_a_retired_level_with_a_reason() {
        let track = cncf();
        assert_eq!(
            track.permit(Some("graduated"), "archived", true),
            Ok(Move::Retire)
        );
        assert_eq!(
            track.permit(Some("archived"), "sandbox", true),
            Ok(Move::Restore)
        );
        assert_eq!(
            track.permit(Some("archived"), "sandbox", false),
            Err(NotPermitted::NeedsReason(Move::Restore))
        );
    }

    #[test]
    fn an_entry_begins_where_the_track_says() {
        let track = cncf();
        assert_eq!(track.permit(None, "incubating", false), Ok(Move::Enter));
        let may = vec!["sandbox".to_string(), "incubating".to_string()];
        assert_eq!(
            track.permit(None, "graduated", false),
            Err(NotPermitted::NoEntry(may))
        );
    }

    #[test]
    fn an_explicit_graph_is_all_there_is() {
        let moves = [("sandbox".to_string(), vec!["incubating".to_string()])].into();
        let track = Track {
            moves: Some(moves),
            ..cncf()
        };
        assert_eq!(
            track.permit(Some("sandbox"), "incubating", false),
            Ok(Move::Up)
        );
        assert_eq!(
            track.permit(Some("sandbox"), "graduated", false),
            Err(NotPermitted::NoMove(vec!["incubating".into()]))
        );
        assert_eq!(
            track.permit(Some("graduated"), "sandbox", true),
            Err(NotPermitted::NoMove(vec![]))
        );
    }
}
