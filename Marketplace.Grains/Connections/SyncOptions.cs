using System.ComponentModel.DataAnnotations;
using Marketplace.Data.Syncs;

namespace Marketplace.Grains.Connections;

/// <summary>Configuration section <c>Sync</c>: the schedules that a new connection starts with; its seller can change them.</summary>
public sealed class SyncOptions
{
    /// <value>Listings are read this often. Default: 2 hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Listings { get; set; } = TimeSpan.FromHours(2);

    /// <value>Remote stock is compared this often. Default: 1 hour.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Inventory { get; set; } = TimeSpan.FromHours(1);

    /// <value>Orders are read this often, besides what webhooks tell. Default: 12 hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Orders { get; set; } = TimeSpan.FromHours(12);

    /// <value>A connection is looked after this often, for notifications that never came. Default: 4 minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Watch { get; set; } = TimeSpan.FromMinutes(4);

    internal TimeSpan Every(SyncKind kind) => kind switch
    {
        SyncKind.Listings => Listings,
        SyncKind.Inventory => Inventory,
        _ => Orders,
    };
}
