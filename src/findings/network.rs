//! Address → network: /24 for IPv4, /48 for IPv6. A carrier or a household moves within these; a spray does not.

use std::net::{IpAddr, Ipv6Addr};

/// The network of an address; what is no address stands for itself.
#[must_use]
pub fn network(address: &str) -> String {
    let text = address.trim();
    let ip = text.parse::<IpAddr>().ok().map(|ip| ip.to_canonical());
    match ip {
        Some(IpAddr::V4(v4)) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Some(IpAddr::V6(v6)) => {
            let [a, b, c, ..] = v6.segments();
            format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn networks() {
        for (address, want) in [
            ("192.0.2.77", "192.0.2.0/24"),
            ("2001:db8:1:2::3", "2001:db8:1::/48"),
            ("::ffff:192.0.2.77", "192.0.2.0/24"),
            ("somewhere", "somewhere"),
        ] {
            assert_eq!(network(address), want);
        }
    }
}
