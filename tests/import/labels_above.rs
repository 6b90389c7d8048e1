//! Labels above lists of their values.

use crate::harness::{list, taken};
use crate::round_trip::round;

#[test]
fn a_label_for_several_ways_to_reach_people_stays_with_its_links() {
    let text = "# T\n\n## Sandbox\n\n### Envoy\n\n- **License:** MIT\n- **Communication Channels**\n  - [Slack](https://slack.envoy.example)\n  - [Mailing list](https://groups.example/envoy)\n\n### Kuma\n\n- **License:** MIT\n- **Contact:** [the team](https://kuma.example/team)\n";
    let (desk, _) = taken(text, None);
    assert_eq!(desk.entry("envoy").links["communication"].len(), 2);
    let (_, page) = round(text, None, &list("l"));
    let line = "- **Communication Channels:** [Slack](https://slack.envoy.example), [Mailing list](https://groups.example/envoy)\n";
    assert!(page.contains(line), "{page}");
    let line = "- **Contact:** [the team](https://kuma.example/team)\n";
    assert!(page.contains(line), "{page}");
}
