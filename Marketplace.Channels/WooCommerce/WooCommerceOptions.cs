using System.ComponentModel.DataAnnotations;

namespace Marketplace.Channels.WooCommerce;

/// <summary>Configuration section <c>Channels:WooCommerce</c>. There is no app key: every store gives its own keys.</summary>
public sealed class WooCommerceOptions
{
    /// <value>What stores call us where they ask for consent. Default: <c>Marketplace</c>.</value>
    [Required]
    public string AppName { get; set; } = "Marketplace";

    /// <value>Whether stores without https may be connected, and keys may come to us without it. Keys travel readable then. Default: no.</value>
    public bool AllowHttp { get; set; }

    /// <value>Calls of one store in flight. WooCommerce has no limit of its own; small hosts have. Default: 2.</value>
    [Range(1, 20)]
    public int Concurrency { get; set; } = 2;

    /// <value>Calls of one store in ten seconds, 0 for any number. Default: 50.</value>
    [Range(0, 10_000)]
    public int CallsPerTenSeconds { get; set; } = 50;
}
