using System.ComponentModel.DataAnnotations;

namespace Marketplace.Api.Retention;

/// <summary>Configuration section <c>Retention</c>. What still waits, or is a dead letter, is kept until it is dealt with.</summary>
internal sealed class RetentionOptions
{
    /// <value>
    /// Notifications are kept, and repetitions of them recognised, for so long. Default: 14 days. At least 8: no channel that we know repeats
    /// one later than that.
    /// </value>
    [Range(typeof(TimeSpan), "8.00:00:00", "365.00:00:00")]
    public TimeSpan Notifications { get; set; } = TimeSpan.FromDays(14);

    /// <value>Operations that ended are kept for so long after they were queued. Default: 90 days. Those of an order stay with the order.</value>
    [Range(typeof(TimeSpan), "8.00:00:00", "3650.00:00:00")]
    public TimeSpan Operations { get; set; } = TimeSpan.FromDays(90);
}
