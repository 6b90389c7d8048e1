//! Values by their keys, in the order of the file.
//!
//! An entry has a handful of tracks and of links, and a catalog thousands of entries: so few keys
//! are found soonest one after the other, and short ones are kept in place. Only where there are
//! many, as in a list that somebody imports, an index finds them.

use std::collections::HashMap;
use std::fmt;
use std::ops::{Index, IndexMut};

use compact_str::CompactString;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Values by their keys, in the order in which they were inserted. Two are equal that have the same
/// values by the same keys, in whatever order.
#[derive(Clone)]
pub struct Keyed<V>(Store<V>);

#[derive(Clone)]
enum Store<V> {
    Few(Vec<Pair<V>>),
    /// On the heap as a whole: hardly any entry has so many, and all would pay for the room.
    Many(Box<Indexed<V>>),
}

#[derive(Clone)]
struct Indexed<V> {
    pairs: Vec<Pair<V>>,
    places: HashMap<CompactString, usize>,
}

type Pair<V> = (CompactString, V);

/// How many keys are looked through one after the other.
const FEW: usize = 32;

impl<V> Keyed<V> {
    /// Values whose keys are known to be distinct, as those of a mapping are that was read.
    pub fn of_distinct(pairs: Vec<(CompactString, V)>) -> Keyed<V> {
        if pairs.len() <= FEW {
            return Keyed(Store::Few(pairs));
        }
        let keys = pairs.iter().map(|(key, _)| key.clone());
        let places = keys.enumerate().map(|(place, key)| (key, place)).collect();
        Keyed(Store::Many(Box::new(Indexed { pairs, places })))
    }

    /// Adds a key that is not there yet.
    fn push(&mut self, key: &str, value: V) {
        let key = CompactString::from(key);
        match &mut self.0 {
            Store::Few(pairs) if pairs.len() < FEW => pairs.push((key, value)),
            Store::Few(pairs) => {
                let mut pairs = std::mem::take(pairs);
                pairs.push((key, value));
                *self = Keyed::of_distinct(pairs);
            }
            Store::Many(indexed) => {
                indexed.places.insert(key.clone(), indexed.pairs.len());
                indexed.pairs.push((key, value));
            }
        }
    }

    fn pairs(&self) -> &[Pair<V>] {
        match &self.0 {
            Store::Few(pairs) => pairs,
            Store::Many(indexed) => &indexed.pairs,
        }
    }

    fn pairs_mut(&mut self) -> &mut Vec<Pair<V>> {
        match &mut self.0 {
            Store::Few(pairs) => pairs,
            Store::Many(indexed) => &mut indexed.pairs,
        }
    }

    /// Changes which keys there are.
    fn rebuild<T>(&mut self, change: impl FnOnce(&mut Vec<Pair<V>>) -> T) -> T {
        let mut pairs = std::mem::take(self.pairs_mut());
        let done = change(&mut pairs);
        *self = Keyed::of_distinct(pairs);
        done
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.pairs().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    /// The position of a key.
    pub fn get_index_of(&self, key: &str) -> Option<usize> {
        match &self.0 {
            Store::Few(pairs) => pairs.iter().position(|(other, _)| other == key),
            Store::Many(indexed) => indexed.places.get(key).copied(),
        }
    }

    /// The key and the value at a position.
    pub fn get_index(&self, index: usize) -> Option<(&str, &V)> {
        self.pairs()
            .get(index)
            .map(|(key, value)| (key.as_str(), value))
    }

    /// Whether there is a value of this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get_index_of(key).is_some()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.get_index_of(key).map(|index| &self.pairs()[index].1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        self.get_index_of(key)
            .map(|index| &mut self.pairs_mut()[index].1)
    }

    /// The value of a key, to be changed; the default at the end where there was none.
    pub fn get_or_default(&mut self, key: &str) -> &mut V
    where
        V: Default,
    {
        let index = self.get_index_of(key).unwrap_or_else(|| {
            self.push(key, V::default());
            self.len() - 1
        });
        &mut self.pairs_mut()[index].1
    }

    /// Puts a value in the place of the one of its key, which is given back, or at the end.
    pub fn insert(&mut self, key: impl AsRef<str>, value: V) -> Option<V> {
        let key = key.as_ref();
        match self.get_mut(key) {
            Some(old) => Some(std::mem::replace(old, value)),
            None => {
                self.push(key, value);
                None
            }
        }
    }

    /// Takes the value of a key out; the others stay in order.
    pub fn remove(&mut self, key: &str) -> Option<V> {
        let index = self.get_index_of(key)?;
        Some(self.rebuild(|pairs| pairs.remove(index).1))
    }

    /// Keeps only the values that this holds of.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &mut V) -> bool) {
        self.rebuild(|pairs| pairs.retain_mut(|(key, value)| keep(key, value)));
    }

    /// The keys.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.pairs().iter().map(|(key, _)| key.as_str())
    }

    /// The values.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.pairs().iter().map(|(_, value)| value)
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.pairs_mut().iter_mut().map(|(_, value)| value)
    }

    /// The keys with their values.
    pub fn iter(&self) -> Iter<'_, V> {
        self.pairs()
            .iter()
            .map(|(key, value)| (key.as_str(), value))
    }
}

/// The keys with their values.
pub type Iter<'a, V> =
    std::iter::Map<std::slice::Iter<'a, (CompactString, V)>, fn(&(CompactString, V)) -> (&str, &V)>;

impl<V> Default for Keyed<V> {
    fn default() -> Keyed<V> {
        Keyed(Store::Few(Vec::new()))
    }
}

impl<V: PartialEq> PartialEq for Keyed<V> {
    fn eq(&self, other: &Keyed<V>) -> bool {
        let same = |(key, value)| other.get(key).is_some_and(|found| found == value);
        self.len() == other.len() && self.iter().all(same)
    }
}

impl<V> Index<&str> for Keyed<V> {
    type Output = V;

    /// The value of a key that is known to be there.
    ///
    /// # Panics
    /// Where it is not.
    fn index(&self, key: &str) -> &V {
        self.get(key).expect("a key that is there")
    }
}

impl<V> IndexMut<&str> for Keyed<V> {
    /// As [`Keyed::index`].
    ///
    /// # Panics
    /// Where it is not there.
    fn index_mut(&mut self, key: &str) -> &mut V {
        self.get_mut(key).expect("a key that is there")
    }
}

impl<'a, V> IntoIterator for &'a Keyed<V> {
    type Item = (&'a str, &'a V);
    type IntoIter = Iter<'a, V>;

    fn into_iter(self) -> Iter<'a, V> {
        self.iter()
    }
}

impl<K: AsRef<str>, V> FromIterator<(K, V)> for Keyed<V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Keyed<V> {
        let mut keyed = Keyed::default();
        for (key, value) in pairs {
            keyed.insert(key, value);
        }
        keyed
    }
}

impl<K: AsRef<str>, V, const N: usize> From<[(K, V); N]> for Keyed<V> {
    fn from(pairs: [(K, V); N]) -> Keyed<V> {
        pairs.into_iter().collect()
    }
}

impl<V: fmt::Debug> fmt::Debug for Keyed<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<V: Serialize> Serialize for Keyed<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW, Keyed};

    #[test]
    fn no_room_is_paid_for_keys_that_are_not_there() {
        assert_eq!(size_of::<Keyed<u64>>(), size_of::<Vec<u64>>());
    }

    #[test]
    fn many_keys_are_found_as_few_are() {
        let mut keyed: Keyed<usize> = Keyed::default();
        for number in 0..3 * FEW {
            assert_eq!(keyed.insert(format!("k{number}"), number), None);
            assert_eq!(keyed.get(&format!("k{number}")), Some(&number));
        }
        assert_eq!(keyed.insert("k1", 100), Some(1));
        assert_eq!(keyed.remove("k0"), Some(0));
        assert_eq!(keyed.get_index_of("k40"), Some(39));
        keyed.retain(|_, value| *value != 40);
        assert_eq!((keyed.get("k40"), keyed.get("k41")), (None, Some(&41)));
        *keyed.get_or_default("new") += 1;
        let pairs = keyed.iter().map(|(key, value)| (key.into(), *value));
        assert_eq!(Keyed::of_distinct(pairs.collect()), keyed);
        keyed.retain(|_, value| *value < 3);
        let left: Vec<&str> = keyed.keys().collect();
        assert_eq!(left, ["k2", "new"]);
    }
}
