//! Badges in the sections of projects.

use catalog::import::Why;

use crate::harness::{list, reported, taken};
use crate::round_trip::round;

#[test]
fn a_badge_in_the_heading_is_none_of_the_name() {
    let text = "# T\n\n## Storage\n\n### Rook ![build](https://img.example/b.svg)\n\n- **License:** MIT\n\n### [Longhorn](https://longhorn.example) [![docs](https://img.example/d.svg)](https://docs.longhorn.example)\n\n- **License:** MIT\n\n### Torus [![quality](https://img.example/q.svg)](https://quality.example/torus)\n\n- **License:** MIT\n";
    let (desk, reading) = taken(text, None);
    assert_eq!(desk.ids(), ["longhorn", "rook", "torus"]);
    let longhorn = desk.entry("longhorn");
    assert_eq!(
        longhorn.homepage.as_deref(),
        Some("https://longhorn.example")
    );
    assert_eq!(
        &*longhorn.links["documentation"][0].url,
        "https://docs.longhorn.example"
    );
    let torus = desk.entry("torus");
    assert_eq!((torus.name.as_str(), &torus.homepage), ("Torus", &None));
    assert_eq!(
        &*torus.links["other"][0].url,
        "https://quality.example/torus"
    );
    assert_eq!(reported(&reading, Why::Picture).len(), 3);
    round(text, None, &list("l"));
}

#[test]
fn a_badge_may_be_all_that_says_where_a_project_stands() {
    let text = "# T\n\n## Storage\n\n### Rook\n\n![CNCF Graduated](https://img.example/g.svg)\n\n- **License:** MIT\n\n### Torus ![status: beta](https://img.example/b.svg)\n\n- **License:** MIT\n\n### Longhorn\n\n[![status: alpha](https://img.example/a.svg)](https://longhorn.example/status)\n\n- **License:** MIT\n- **Status:** stable\n";
    let (desk, reading) = taken(text, None);
    let rook = desk.entry("rook").current("cncf").expect("a level");
    assert_eq!(&*rook.level, "graduated");
    assert_eq!(desk.level("torus"), Some("beta"));
    assert_eq!(desk.level("longhorn"), Some("stable"));
    assert_eq!(reported(&reading, Why::Picture).len(), 3);
    let (_, page) = round(text, None, &list("l"));
    assert!(page.contains("CNCF: graduated"), "{page}");
}

#[test]
fn a_link_behind_a_name_may_say_which_field_it_is() {
    let text = "# T\n\n## Storage\n\n### Vitess ([docs](https://vitess.example/docs), [GitHub](https://github.com/v/v))\n\n- **License:** MIT\n- **Website:** <https://vitess.example>\n\n### TiKV - [chat](https://chat.example)\n\n- **License:** MIT\n\n### Rook by [Us](https://us.example)\n\n- **License:** MIT\n";
    let (desk, _) = taken(text, None);
    let vitess = desk.entry("vitess");
    assert_eq!(vitess.name, "Vitess");
    assert_eq!(vitess.homepage.as_deref(), Some("https://vitess.example"));
    assert_eq!(vitess.repository.as_deref(), Some("https://github.com/v/v"));
    assert_eq!(
        &*vitess.links["documentation"][0].url,
        "https://vitess.example/docs"
    );
    assert_eq!(desk.entry("tikv").name, "TiKV");
    assert_eq!(desk.entry("rook-by-us").name, "Rook by Us");
    let (_, page) = round(text, None, &list("l"));
    assert!(
        page.contains("- **GitHub:** <https://github.com/v/v>\n"),
        "{page}"
    );
}
