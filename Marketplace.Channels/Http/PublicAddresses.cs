using System.Net;
using System.Net.Sockets;

namespace Marketplace.Channels.Http;

/// <summary>Tells addresses of the public internet from those that lead back to this machine or its network.</summary>
internal static class PublicAddresses
{
    /// <summary>Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (what is not “globally reachable”), and multicast.</summary>
    private static readonly IPNetwork[] _special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // 6to4, Teredo and NAT64 carry an IPv4 address inside.
            "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "2001:db8::/32",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork _globalUnicast = IPNetwork.Parse("2000::/3");

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !_globalUnicast.Contains(address))
            return false;
        return !Array.Exists(_special, n => n.Contains(address));
    }
}
