//! `catalog history`: transitions in time order.

use snapbox::{assert_data_eq, str};

use crate::environment::TestEnvironment;

#[test]
fn a_history_in_which_nothing_fits_says_so() {
    let env = TestEnvironment::new();
    for line in [
        "history --since 2021-01-01 --until 2021-02-01",
        "history --log linkerd --until 2000-01-01",
    ] {
        let ran = env.unchanged(line.split(' '), 0);
        assert_eq!((&*ran.stdout, &*ran.stderr), ("", "     Nothing fits\n"));
    }
}

#[test]
fn a_history_is_in_time_order_with_the_days_at_each_level() {
    let env = TestEnvironment::new();
    let history = |line: &str| {
        let ran = env.unchanged(line.split(' '), 0);
        assert_eq!(ran.stderr, "");
        ran.stdout
    };
    assert_data_eq!(
        history("history"),
        str![[r#"
unknown	Gateway API	api	alpha	unknown
2017-01-23	Linkerd	cncf	sandbox	438
2017-03-29	rkt	cncf	incubating	870
2017-09-13	Envoy	cncf	incubating	441
2018-04-06	Linkerd	cncf	sandbox → incubating	1365 so far
2018-11-28	Envoy	cncf	incubating → graduated	1129 so far
2019-03-18	Brigade	cncf	sandbox	1019 so far
2019-08-16	rkt	cncf	incubating → archived	868 so far

"#]]
    );
    assert_data_eq!(
        history("history rkt Gateway-API"),
        str![[r#"
unknown	Gateway API	api	alpha	unknown
2017-03-29	rkt	cncf	incubating	870
2019-08-16	rkt	cncf	incubating → archived	868 so far

"#]]
    );
    assert_data_eq!(
        history("history --since 2018-04-06 --until 2019-03-18"),
        str![[r#"
2018-04-06	Linkerd	cncf	sandbox → incubating	1365 so far
2018-11-28	Envoy	cncf	incubating → graduated	1129 so far
2019-03-18	Brigade	cncf	sandbox	1019 so far

"#]]
    );
    assert_data_eq!(
        history("history linkerd --format json"),
        str![[r#"
[
  {
    "date": "2017-01-23",
    "id": "linkerd",
    "name": "Linkerd",
    "track": "cncf",
    "from": null,
    "level": "sandbox",
    "until": "2018-04-06",
    "days": 438,
    "current": false
  },
  {
    "date": "2018-04-06",
    "id": "linkerd",
    "name": "Linkerd",
    "track": "cncf",
    "from": "sandbox",
    "level": "incubating",
    "until": null,
    "days": 1365,
    "current": true
  }
]

"#]]
    );
    assert_data_eq!(
        history("history gateway-api --format json"),
        str![[r#"
[
  {
    "date": null,
    "id": "gateway-api",
    "name": "Gateway API",
    "track": "api",
    "from": null,
    "level": "alpha",
    "until": null,
    "days": null,
    "current": true
  }
]

"#]]
    );
    assert_data_eq!(
        history("history rkt --format csv"),
        str![[r#"
date,id,name,track,from,level,until,days,current
2017-03-29,rkt,rkt,cncf,,incubating,2019-08-16,870,false
2019-08-16,rkt,rkt,cncf,incubating,archived,,868,true

"#]]
    );
    assert_data_eq!(
        env.refused(["history", "linkrd"]),
        str![[r#"
error: no entry is called `linkrd`
hint: did you mean linkerd?

"#]]
    );
}

#[test]
fn an_entry_that_is_named_twice_is_shown_once() {
    let env = TestEnvironment::new();
    let once = env.catalog(["history", "linkerd"]).done().stdout;
    let twice = env.catalog(["history", "linkerd", "Linkerd"]).done().stdout;
    assert_eq!(once, twice);
}
