//! Projects that are named more than once in a document, and those that only share a name.

use crate::harness::{Desk, list};
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
