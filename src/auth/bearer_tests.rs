//! Tests of `bearer.rs`.

use super::bearer::{Bearer, NotGraph, is_of_graph};
use crate::auth::secret::AccessToken;
use crate::model::Cloud;
use proptest::prelude::*;

#[test]
fn the_token_goes_to_its_graph_only() {
    let bearer = Bearer::new(AccessToken::new("secret"), Cloud::Global, 1);
    assert_eq!(
        bearer.header_for("https://graph.microsoft.com/beta/auditLogs/signIns?$top=1"),
        Ok("Bearer secret".to_owned())
    );
    assert!(!format!("{bearer:?}").contains("secret"));
    for url in [
        "http://graph.microsoft.com/beta/x",
        "https://graph.microsoft.com",
        "https://graph.microsoft.com:444/x",
        "https://graph.microsoft.com@evil.example/x",
        "https://graph.microsoft.com.evil.example/x",
        "https://evil.example/https://graph.microsoft.com/",
        "https://graph.microsoft.com\\@evil.example/",
        "https://user@graph.microsoft.com/x",
        "HTTPS://graph.microsoft.com/x",
        " https://graph.microsoft.com/x",
        "https://graph.microsoft.com/a\tb",
        "https://graph.microsoft.us/x",
        "//graph.microsoft.com/x",
        "",
    ] {
        assert_eq!(bearer.header_for(url), Err(NotGraph), "{url}");
    }
    for cloud in Cloud::ALL {
        assert!(is_of_graph(
            &format!("https://{}/v1.0/x", cloud.graph_host()),
            cloud
        ));
    }
}

proptest! {
    #[test]
    fn another_host_never_passes(host in "[a-z0-9.@:\\\\#?-]{1,40}", path in "[!-\\[\\]-~]{0,20}") {
        let url = format!("https://{host}/{path}");
        for cloud in Cloud::ALL {
            prop_assert_eq!(is_of_graph(&url, cloud), host == cloud.graph_host());
        }
    }
}
