//! `catalog import` from text to published page and back.

mod accounted;
mod adding;
mod badges;
mod bullets;
mod harness;
mod headings;
mod kept_links;
mod landscape;
mod level_headings;
mod merging;
mod own_levels;
mod plain_labels;
mod recognition;
mod round_trip;
mod safety;
mod section_words;
mod seeds;
mod shapes;
mod shared;
mod sound;
mod standings;
mod struck;
mod tracks;
mod traps;
mod twins;
mod values;
