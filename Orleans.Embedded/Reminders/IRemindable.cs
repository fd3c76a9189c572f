namespace Orleans
{
    /// <summary>A grain that reminders can wake.</summary>
    public interface IRemindable : IGrain
    {
        /// <summary>
        /// A reminder is due. Ticks that fell into a time when nothing ran are not repeated, so decide what is due from stored times.
        /// </summary>
        Task ReceiveReminder(string reminderName, Runtime.TickStatus status);
    }
}

namespace Orleans.Runtime
{
    /// <summary>A registered reminder, as of its last registration.</summary>
    public interface IGrainReminder
    {
        /// <summary>Unique within the grain.</summary>
        string ReminderName { get; }
    }

    /// <summary>Where a tick stands in its schedule; all times are UTC.</summary>
    [GenerateSerializer, Immutable]
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        /// <summary>When the first tick was due.</summary>
        public DateTime FirstTickTime { get; } = firstTickTime;

        /// <summary>From tick to tick.</summary>
        public TimeSpan Period { get; } = period;

        /// <summary>When this tick was delivered.</summary>
        public DateTime CurrentTickTime { get; } = timeStamp;

        /// <inheritdoc/>
        public override string ToString() => $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>";
    }

    /// <summary>A reminder could not be changed: it was changed since the handle was made, or the service is not there.</summary>
    public sealed class ReminderException(string message) : OrleansException(message);
}

namespace Orleans.Hosting
{
    /// <summary>Settings of the reminder service.</summary>
    public sealed class ReminderOptions
    {
        /// <value>The shortest period that may be registered; 1 minute.</value>
        public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

        /// <value>How often the table is read for changes made elsewhere and for what comes due; 5 minutes.</value>
        public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);

        /// <value>How far ahead of their ticks reminders are held in memory; 10 minutes, longer than the refresh period.</value>
        public TimeSpan ReminderLoadingWindow { get; set; } = TimeSpan.FromMinutes(10);

        /// <value>How long the first reading of the table may take; 5 minutes.</value>
        public TimeSpan InitializationTimeout { get; set; } = TimeSpan.FromMinutes(5);
    }
}
