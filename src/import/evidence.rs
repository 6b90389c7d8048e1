//! A link that proves a day or a level: on its words, or behind them in words such as `vote`.

use std::collections::HashMap;
use std::ops::Range;

use indexmap::IndexMap;

use super::document::{PieceKind, has_words};
use super::marks::{ends_in_colon, is_open};
use super::reader::Reader;

/// What stands for the number that a URL ends in.
const NUMBER: &str = "#";

/// How a link stands beside what it proves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Proof {
    /// What parts it from that; empty where it is a link on the words of that.
    pub before: String,
    /// Its own words; empty for a URL alone, and [`NUMBER`] for the number that its URL ends in.
    pub words: String,
    /// What stands behind it.
    pub behind: String,
}

impl Proof {
    /// The words that say what it is, its own behind those in front of it.
    fn said(&self) -> String {
        let before = self.before.trim_matches(|c: char| !c.is_alphanumeric());
        format!("{before} {}", self.words).trim().to_string()
    }
}

/// A link that proves what stands beside it.
pub(super) struct Evidence {
    /// The piece that is the link.
    pub piece: usize,
    pub proof: Proof,
}

/// A link that was taken for evidence.
pub(super) struct Proved {
    /// The key of the column or label.
    key: String,
    line: usize,
    proof: Proof,
}

impl Reader<'_> {
    /// The words of some pieces without the only link among them, and that link, where it stands on
    /// the first words or behind these.
    pub fn parted_evidence(&self, pieces: Range<usize>) -> Option<(String, Evidence)> {
        let mut links = pieces.clone().filter(|piece| self.is_link(*piece));
        let (piece, None) = (links.next()?, links.next()) else {
            return None;
        };
        self.parted_at(piece, pieces)
    }

    /// The link beside a level, where it tells why a project stands there, and the words without it.
    /// Others may follow.
    pub(super) fn proof_of_level(&self, line: Range<usize>) -> Option<(String, Evidence)> {
        let piece = line.clone().find(|piece| self.is_link(*piece))?;
        let (said, evidence) = self.parted_at(piece, line)?;
        let link = &self.document.pieces[piece];
        let is_on_level = evidence.proof.before.is_empty();
        let proves = is_on_level || super::words::proves(&link.text, link.url()?);
        proves.then_some((said, evidence))
    }

    fn is_link(&self, piece: usize) -> bool {
        self.document.pieces[piece].link().is_some()
    }

    /// The words of some pieces without this link, and how it stands there.
    fn parted_at(&self, piece: usize, pieces: Range<usize>) -> Option<(String, Evidence)> {
        let is_text = |piece: usize| {
            let kind = &self.document.pieces[piece].kind;
            matches!(kind, PieceKind::Text | PieceKind::Code | PieceKind::Link(_))
        };
        let mut said = pieces
            .clone()
            .filter(|piece| self.document.pieces[*piece].matters());
        if !self.is_sound(piece) || !said.all(is_text) {
            return None;
        }
        let own = &self.document.pieces[piece].text;
        let words = self.words(piece..piece + 1);
        let before = self.words(pieces.start..piece);
        let behind = self.words(piece + 1..pieces.end);
        let (said, mut proof) = match has_words(&before) {
            // Behind a label it is on the words of the value.
            true if ends_in_colon(&before) && !own.is_empty() => {
                (format!("{before} {words} {behind}"), Proof::default())
            }
            true => parted(&before, &behind)?,
            false if own.is_empty() => return None,
            false => (format!("{words} {behind}"), Proof::default()),
        };
        if !proof.before.is_empty() && !own.is_empty() {
            proof.words = words;
        }
        Some((said.trim().to_string(), Evidence { piece, proof }))
    }

    /// Takes a link for the evidence of a draft under the key of its column or label; gives its URL.
    pub(super) fn take_evidence(
        &mut self,
        evidence: Evidence,
        key: &str,
        draft: usize,
    ) -> Option<String> {
        let Evidence { piece, mut proof } = evidence;
        let url = self.url(piece)?;
        let number = proof.words.strip_prefix(NUMBER);
        if number.is_some_and(|number| url.rsplit('/').next() == Some(number) && is_number(number))
        {
            proof.words = NUMBER.to_string();
        }
        self.take(piece..piece + 1, Some(draft), "maturity");
        let line = self.line(piece);
        self.proved.push(Proved {
            key: key.to_string(),
            line,
            proof,
        });
        Some(url)
    }

    /// How the evidence of each column or label stands there, as most of it does; other words of it
    /// are reported.
    pub(super) fn settle_evidence(&mut self) -> IndexMap<String, Proof> {
        let proved = std::mem::take(&mut self.proved);
        let mut counts: HashMap<(&str, &Proof), usize> = HashMap::new();
        for one in &proved {
            *counts.entry((&one.key, &one.proof)).or_default() += 1;
        }
        let mut most: IndexMap<String, (usize, Proof)> = IndexMap::new();
        for one in &proved {
            let count = counts[&(&*one.key, &one.proof)];
            let own = most.entry(one.key.clone()).or_default();
            if own.0 < count {
                *own = (count, one.proof.clone());
            }
        }
        for one in &proved {
            let words = one.proof.said();
            if !words.is_empty() && words != most[&one.key].1.said() {
                self.report_words(one.line, &words);
            }
        }
        let most = most.into_iter().map(|(key, (_, proof))| (key, proof));
        most.collect()
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words around a link that stands behind others, without what parts it from these; and that, as
/// lists show it. `None` where it is in a phrase of a bracket.
fn parted(before: &str, behind: &str) -> Option<(String, Proof)> {
    let form = |before: &str, behind: &str| Proof {
        before: before.to_string(),
        words: String::new(),
        behind: behind.to_string(),
    };
    let closed = behind.strip_prefix(')').filter(|_| is_open(before));
    if let (Some(before), Some(behind)) = (before.strip_suffix('('), closed) {
        return Some((format!("{before} {behind}"), form(" (", ")")));
    }
    // So does a word that says what the link is, such as `vote`.
    if let (Some((before, word)), Some(behind)) = (before.rsplit_once('('), closed)
        && super::words::is_evidence(word)
    {
        let form = form(&format!(" ({} ", word.trim()), ")");
        return Some((format!("{before} {behind}"), form));
    }
    let marks: &[char] = &[',', ';', '-', '\u{2013}', '\u{2014}', '/', '|', ' '];
    let said = before.trim_end_matches(marks);
    let mark = before[said.len()..].trim();
    let gap = match mark {
        "" => " ".to_string(),
        "," | ";" => format!("{mark} "),
        _ => format!(" {mark} "),
    };
    match closed {
        Some(_) if mark.is_empty() => None,
        // A remark in the same brackets stays in them.
        Some(_) => Some((format!("{said}{behind}"), form(" (", ")"))),
        None => Some((format!("{said} {behind}"), form(&gap, ""))),
    }
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn what_parts_a_link_from_what_it_proves_comes_off() {
        for (before, behind, said, form) in [
            ("2019-04-06 (", ")", "2019-04-06", (" (", ")")),
            ("2019-04-06", "", "2019-04-06", (" ", "")),
            ("2019-04-06,", "", "2019-04-06", (", ", "")),
            ("2019-04-06 -", "", "2019-04-06", (" - ", "")),
            ("GA (AKS,", ")", "GA (AKS)", (" (", ")")),
            ("GA (", ") (AKS)", "GA   (AKS)", (" (", ")")),
            ("GA (AKS)", "", "GA (AKS)", (" ", "")),
        ] {
            let (found, proof) = parted(before, behind).expect("a link by itself");
            assert_eq!(found.trim(), said, "{before}{behind}");
            assert_eq!((&*proof.before, &*proof.behind), form, "{before}{behind}");
        }
        let (said, proof) = parted("GA (vote", ")").expect("a word for evidence");
        assert_eq!((said.trim(), &*proof.before), ("GA", " (vote "));
        assert_eq!(parted("GA (since May, see", ")"), None);
    }
}
