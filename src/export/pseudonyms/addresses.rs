//! Addresses that keep their neighbourhood: one network's stay in one network, since findings count networks.

use std::collections::{HashMap, HashSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks of IPv4 in 10.0.0.0/8 and, once these are used up, in 240.0.0.0/4.
const PRIVATE: u32 = 1 << 16;
const RESERVED: u32 = 1 << 20;

/// Pseudonyms of networks and hosts.
#[derive(Default)]
pub(super) struct Addresses {
    networks: HashMap<String, u32>,
    taken: HashSet<u32>,
    hosts: HashSet<(u32, u8)>,
}

impl Addresses {
    /// A pseudonym for an address of a network; `net` and `host` are hashes of the two.
    pub(super) fn pseudonym(
        &mut self,
        address: &str,
        network: &str,
        net: u64,
        host: u64,
    ) -> String {
        match address.trim().parse::<IpAddr>().map(|ip| ip.to_canonical()) {
            Ok(IpAddr::V4(_)) => {
                let number = self.network(network, net);
                let [_, a, b, c] = number.to_be_bytes();
                #[allow(clippy::cast_possible_truncation)]
                let mut last = host as u8;
                // 256 hosts of a network have 256 places; that all are taken cannot be.
                for _ in 0..=255_u8 {
                    if self.hosts.insert((number, last)) {
                        break;
                    }
                    last = last.wrapping_add(1);
                }
                if number < PRIVATE {
                    Ipv4Addr::new(10, b, c, last).to_string()
                } else {
                    Ipv4Addr::new(240 | a & 15, b, c, last).to_string()
                }
            }
            Ok(IpAddr::V6(_)) => {
                // A unique local prefix of 48 bits, as RFC 4193 has them.
                let prefix = 0xfd_u64 << 40 | net >> 24;
                let value = u128::from(prefix) << 80 | u128::from(host);
                Ipv6Addr::from(value).to_string()
            }
            Err(_) => format!("address-{host:016x}"),
        }
    }

    fn network(&mut self, network: &str, hash: u64) -> u32 {
        if let Some(known) = self.networks.get(network) {
            return *known;
        }
        let few = self.networks.len() < (PRIVATE as usize) / 2;
        let (base, size) = if few {
            (0, PRIVATE)
        } else {
            (PRIVATE, RESERVED - PRIVATE)
        };
        #[allow(clippy::cast_possible_truncation)]
        let mut number = (hash % u64::from(size)) as u32;
        for _ in 0..size {
            if self.taken.insert(base + number) {
                break;
            }
            number = (number + 1) % size;
        }
        self.networks.insert(network.to_owned(), base + number);
        base + number
    }
}

#[cfg(test)]
mod tests {
    use super::Addresses;
    use crate::findings::network;
    use std::collections::HashMap;

    proptest::proptest! {
        #[test]
        fn same_network_same_network(addresses in proptest::collection::vec((0u8..4, 0u8..4, 0u8..255), 1..80), seed in 0u64..u64::MAX) {
            let mut all = Addresses::default();
            let mut networks: HashMap<String, String> = HashMap::new();
            let mut back: HashMap<String, String> = HashMap::new();
            let mut seen = HashMap::new();
            for (a, b, c) in addresses {
                let address = format!("203.{a}.{b}.{c}");
                if seen.contains_key(&address) { continue; }
                let net = network(&address);
                let hash = |t: &str| t.bytes().fold(seed, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
                let pseudonym = all.pseudonym(&address, &net, hash(&net), hash(&address));
                let theirs = network(&pseudonym);
                proptest::prop_assert_eq!(networks.entry(net.clone()).or_insert_with(|| theirs.clone()), &theirs);
                proptest::prop_assert_eq!(back.entry(theirs).or_insert_with(|| net.clone()), &net);
                proptest::prop_assert!(!seen.values().any(|p| *p == pseudonym));
                seen.insert(address, pseudonym);
            }
        }
    }
}
