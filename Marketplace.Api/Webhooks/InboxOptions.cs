using System.ComponentModel.DataAnnotations;

namespace Marketplace.Api.Webhooks;

/// <summary>Configuration section <c>Inbox</c>.</summary>
internal sealed class InboxOptions
{
    /// <value>
    /// Notifications are kept, and repetitions of them recognised, for so long. Default: 14 days. At least 8: no channel that we know repeats
    /// one later than that. Those that wait or are dead letters are kept until they are dealt with.
    /// </value>
    [Range(typeof(TimeSpan), "8.00:00:00", "365.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(14);
}
