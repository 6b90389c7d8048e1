//! The lines of three versions: of each key and item those of the side that changed it.

use super::chunks::{Chunk, Part};
use super::comments;
use super::disagreement::{Disagreement, Trail};
use super::pieces::Pieces;
use super::schema::Schema;
use super::slots::Slot;
use super::values::says_the_same;
use super::{NotMerged, Versions, align, scalars};

/// Merges, and gathers what cannot both stand.
pub(super) struct Merger<'s> {
    schema: &'s Schema<'s>,
    disagreements: Vec<Disagreement>,
}

impl<'s> Merger<'s> {
    pub(super) fn new(schema: &'s Schema<'s>) -> Merger<'s> {
        Merger {
            schema,
            disagreements: Vec::new(),
        }
    }

    pub(super) fn into_disagreements(self) -> Vec<Disagreement> {
        self.disagreements
    }

    pub(super) fn document(&mut self, parts: &Versions<Part>) -> Result<Pieces, NotMerged> {
        let parts = parts.as_ref();
        let heads = parts.map(|part| part.head.as_str());
        let mut pieces = Pieces::lines(comments::merged_lines(heads));
        let inside = self.inside(&Trail::default(), parts.map(Some));
        pieces.extend(inside.ok_or(NotMerged::Unfaithful)?);
        Ok(pieces)
    }

    /// The keys or items of a list or mapping; `None` where items cannot be told apart.
    fn inside(&mut self, trail: &Trail, parts: Versions<Option<&Part>>) -> Option<Pieces> {
        let chunks = parts.map(|part| part.map_or(&[] as &[Chunk], |part| &part.chunks));
        let mut pieces = Pieces::default();
        for slot in self.slots(trail, chunks)? {
            match slot {
                Slot::Child(at) => {
                    let versions = Versions {
                        base: at.base.map(|at| &chunks.base[at]),
                        ours: at.ours.map(|at| &chunks.ours[at]),
                        theirs: at.theirs.map(|at| &chunks.theirs[at]),
                    };
                    pieces.extend(self.chunk(trail, at.ours.or(at.theirs), versions));
                }
                Slot::Clash { ours, theirs } => {
                    let ours: Vec<&Chunk> = ours.iter().map(|at| &chunks.ours[*at]).collect();
                    let theirs: Vec<&Chunk> = theirs.iter().map(|at| &chunks.theirs[*at]).collect();
                    pieces.extend(self.clash(trail, &ours, &theirs));
                }
            }
        }
        let feet = parts.map(|part| part.map_or("", |part| &part.foot));
        pieces.push(&comments::merged_lines(feet));
        Some(pieces)
    }

    fn slots(&self, trail: &Trail, chunks: Versions<&[Chunk]>) -> Option<Vec<Slot>> {
        let first = chunks.ours.iter().chain(chunks.theirs).next();
        if first.is_none_or(|chunk| chunk.key.is_some()) {
            let keys = chunks.map(|chunks| {
                let keys = chunks.iter().filter_map(|chunk| chunk.key.as_deref());
                keys.collect::<Vec<_>>()
            });
            let keys = keys.as_ref().map(Vec::as_slice);
            return Some(align::keys(keys, self.schema, &trail.steps));
        }
        let items =
            chunks.map(|chunks| chunks.iter().map(|chunk| &chunk.value).collect::<Vec<_>>());
        let items = items.as_ref().map(Vec::as_slice);
        align::items(items, self.schema, &trail.steps)
    }

    /// Items that cannot all stand.
    fn clash(&mut self, trail: &Trail, ours: &[&Chunk], theirs: &[&Chunk]) -> Pieces {
        let values = |chunks: &[&Chunk]| chunks.iter().map(|chunk| chunk.value.clone()).collect();
        let (our_values, their_values): (Vec<_>, Vec<_>) = (values(ours), values(theirs));
        self.disagreements
            .push(trail.clash(&our_values, &their_values));
        let lines = |chunks: &[&Chunk]| -> String {
            let lines = chunks
                .iter()
                .map(|chunk| chunk.above.clone() + &chunk.lines);
            lines.collect()
        };
        Pieces::conflict(Versions {
            base: String::new(),
            ours: lines(ours),
            theirs: lines(theirs),
        })
    }

    /// One key or item.
    fn chunk(
        &mut self,
        parent: &Trail,
        at: Option<usize>,
        chunks: Versions<Option<&Chunk>>,
    ) -> Pieces {
        let Some(known) = chunks.ours.or(chunks.theirs) else {
            return Pieces::default();
        };
        let trail = match &known.key {
            Some(key) => parent.key(key),
            None => parent.item(at.unwrap_or_default(), &known.value),
        };
        let lines = chunks.map(|chunk| chunk.map(|chunk| chunk.lines.as_str()));
        let taken = if lines.base == lines.theirs || lines.ours == lines.theirs {
            Some(chunks.ours)
        } else if lines.base == lines.ours {
            Some(chunks.theirs)
        } else {
            None
        };
        let above = chunks.map(|chunk| chunk.map_or("", |chunk| &chunk.above));
        let above = comments::merged_lines(above);
        match (taken, chunks.ours, chunks.theirs) {
            (Some(Some(taken)), _, _) => Pieces::lines(above + &taken.lines),
            (Some(None), ..) => left_behind(chunks),
            (None, Some(ours), Some(theirs)) => self.both(&trail, chunks.base, ours, theirs, above),
            (None, ..) => self.taken_out_or_changed(&trail, chunks, above),
        }
    }

    /// What one side took out and the other changed, or only wrote in another way.
    fn taken_out_or_changed(
        &mut self,
        trail: &Trail,
        chunks: Versions<Option<&Chunk>>,
        above: String,
    ) -> Pieces {
        let changed = chunks.ours.or(chunks.theirs).zip(chunks.base);
        let is_typed = self.schema.is_typed(&trail.steps);
        if changed.is_some_and(|(side, base)| says_the_same(&side.value, &base.value, is_typed)) {
            return left_behind(chunks);
        }
        let value = |chunk: Option<&Chunk>| chunk.map(|chunk| chunk.value.clone());
        let (ours, theirs) = (value(chunks.ours), value(chunks.theirs));
        self.disagreements
            .push(trail.disagreement(ours.as_ref(), theirs.as_ref()));
        self.conflict(chunks, above)
    }

    /// What both sides changed the lines of.
    fn both(
        &mut self,
        trail: &Trail,
        base: Option<&Chunk>,
        ours: &Chunk,
        theirs: &Chunk,
        above: String,
    ) -> Pieces {
        let chunks = Versions {
            base,
            ours: Some(ours),
            theirs: Some(theirs),
        };
        if let Some((pieces, more)) = self.nested(trail, chunks) {
            let mut all = Pieces::lines(above + &more);
            all.extend(pieces);
            return all;
        }
        match scalars::lines(base, ours, theirs, trail, self.schema) {
            Ok(lines) => {
                let versions = chunks.map(|chunk| chunk.map(|chunk| chunk.lines.as_str()));
                let (lines, more) = comments::carried(lines, versions);
                Pieces::lines(above + &more + &lines)
            }
            Err(disagreements) => {
                self.disagreements.extend(disagreements);
                self.conflict(chunks, above)
            }
        }
    }

    /// A list or mapping of which both sides have the keys or items on lines of their own, and the
    /// comments that find no place on its line.
    fn nested(
        &mut self,
        trail: &Trail,
        chunks: Versions<Option<&Chunk>>,
    ) -> Option<(Pieces, String)> {
        let parts = chunks.map(|chunk| chunk.and_then(Part::inside));
        let (ours, theirs) = (parts.ours.as_ref()?, parts.theirs.as_ref()?);
        let is_mapping = |part: &Part| part.chunks.iter().any(|chunk| chunk.key.is_some());
        let is_like_ours = |part: &Part| is_mapping(part) == is_mapping(ours);
        let base_fits = match (&parts.base, chunks.base) {
            (Some(base), _) => is_like_ours(base),
            (None, base) => base.is_none_or(|base| base.value.is_null()),
        };
        if !is_like_ours(theirs) || !base_fits {
            return None;
        }
        let said = self.disagreements.len();
        let inside = self.inside(trail, parts.as_ref().map(Option::as_ref))?;
        if chunks.ours.is_some_and(|ours| ours.key.is_none()) {
            let item = inside.dashed(ours.column);
            return item.map(|item| (item, String::new())).or_else(|| {
                // Its first key is in dispute, and so the item is as a whole.
                let lines =
                    chunks.map(|chunk| chunk.map_or(String::new(), |one| one.lines.clone()));
                (self.disagreements.len() > said).then(|| (Pieces::conflict(lines), String::new()))
            });
        }
        let heads = chunks.map(|chunk| chunk.map(Chunk::head));
        let head = heads.ours.unwrap_or_default().to_owned();
        let (head, more) = comments::carried(head, heads);
        if inside.is_empty() {
            return None;
        }
        let mut pieces = Pieces::lines(head);
        pieces.extend(inside.indented(ours.column));
        Some((pieces, more))
    }

    fn conflict(&self, chunks: Versions<Option<&Chunk>>, above: String) -> Pieces {
        let mut pieces = Pieces::lines(above);
        let lines = chunks.map(|chunk| chunk.map_or(String::new(), |chunk| chunk.lines.clone()));
        pieces.extend(Pieces::conflict(lines));
        pieces
    }
}

/// Of what is taken out, the comments that the other side added to it since.
fn left_behind(chunks: Versions<Option<&Chunk>>) -> Pieces {
    let found = chunks.map(|chunk| match chunk {
        Some(chunk) => comments::of_text(&(chunk.above.clone() + &chunk.lines)),
        None => Vec::new(),
    });
    let merged = comments::merged(found.as_ref().map(Vec::as_slice));
    Pieces::lines(comments::as_lines(&merged))
}
