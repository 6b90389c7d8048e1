//! Projects that are named more than once in a document, and those that only share a name.

use catalog::import::Why;

use crate::harness::{Desk, list, reported};
use crate::round_trip::round;

const TWINS: &str = "# T\n\n## Diff\n\n- [Delta](https://github.com/ada/delta): Shows diffs.\n\n## Lakes\n\n- [Delta](https://github.com/bob/delta): Keeps tables.\n- [delta](https://github.com/ada/delta-tools): Of Ada too.\n";

#[test]
fn another_owner_of_a_repository_makes_another_project() {
    let mut desk = Desk::new();
    let (reading, intake) = desk.take(TWINS, None, &list("l"));
    assert_eq!(desk.ids(), ["delta", "delta-bob"]);
    assert_eq!(desk.entry("delta-bob").name, "Delta (bob)");
    assert_eq!(desk.entry("delta-bob").areas, ["l/lakes"]);
    assert_eq!(desk.entry("delta").areas, ["l/diff", "l/lakes"]);
    assert_eq!((intake.new.len(), intake.repeated), (2, 1));
    let remarks: Vec<(usize, &str)> = reading
        .remarks
        .iter()
        .map(|remark| (remark.line, remark.message.as_str()))
        .collect();
    let apart = "Delta is another project than the one before: Delta (bob)";
    assert!(remarks.contains(&(9, apart)), "{remarks:?}");
    let before = desk.files.clone();
    desk.take(TWINS, None, &list("l"));
    assert_eq!(desk.files, before);
    // Whichever stands first.
    let turned = TWINS
        .replace("ada", "?")
        .replace("bob", "ada")
        .replace('?', "bob");
    let (_, intake) = desk.take(&turned, None, &list("m"));
    assert_eq!((intake.new.len(), desk.ids().len()), (0, 2));
    round(TWINS, None, &list("l"));
}

#[test]
fn what_stands_beside_one_of_its_name_with_another_homepage_is_another_project() {
    let table = "# T\n\n## Animals\n\n| API | Description |\n| --- | --- |\n| [Cat Facts](https://cats.example/facts) | Daily |\n| [Cat Facts](https://ninja.example/) | Random |\n| [Cat Facts](https://www.cats.example) | Daily |\n\n## Tests\n\n| API | Description |\n| --- | --- |\n| [Cat Facts](https://third.example/) | For tests |\n";
    let mut desk = Desk::new();
    let (_, intake) = desk.take(table, None, &list("l"));
    assert_eq!(desk.ids(), ["cat-facts", "cat-facts-ninja-example"]);
    assert_eq!(
        desk.entry("cat-facts-ninja-example").name,
        "Cat Facts (ninja.example)"
    );
    assert_eq!(intake.repeated, 2);
    let before = desk.files.clone();
    desk.take(table, None, &list("l"));
    assert_eq!(desk.files, before);
    // A newer version that says otherwise of one of them is about that one.
    let newer = table.replace(
        "https://ninja.example/) | Random",
        "https://moved.example/) | Other",
    );
    let (_, intake) = desk.take(&newer, None, &list("l"));
    assert_eq!((intake.new.len(), desk.ids().len()), (1, 3));
    round(table, None, &list("l"));
}

#[test]
fn words_of_a_link_that_an_entry_has_in_others_are_told() {
    let text = "# T\n\n## S\n\n### Added\n\n- Redox: [one](https://e.example/1)\n- Redox: [two](https://e.example/1)\n- Linux: [x](https://e.example/2)\n\n### Fixed\n\n- Redox: [six](https://e.example/6)\n- Linux: [no](https://e.example/7)\n\n### Added\n\n- Redox: [three](https://e.example/1)\n- Linux: [x](https://e.example/2)\n";
    let (reading, page) = round(text, None, &list("l"));
    assert!(
        page.contains("[one](https://e.example/1), [two](https://e.example/1)"),
        "{page}"
    );
    let words = reported(&reading, Why::LinkWords);
    assert_eq!(words, [(16, "three".into())]);
}
