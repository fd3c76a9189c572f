using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Reminders of a grain, which must be <see cref="IRemindable"/>. They are stored, and wake the grain after a restart too.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Registers a reminder, or starts one of the same name over.</summary>
    /// <param name="grain">The grain to wake.</param>
    /// <param name="reminderName">Unique within the grain.</param>
    /// <param name="dueTime">Until the first tick; zero for at once.</param>
    /// <param name="period">From tick to tick; at least a minute, unless the options say otherwise.</param>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        ServiceOf(grain).Register(grain.GrainContext.GrainId, reminderName, dueTime, period);

    /// <inheritdoc cref="RegisterOrUpdateReminder(IGrainBase, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        ((IGrainBase)grain).RegisterOrUpdateReminder(reminderName, dueTime, period);

    /// <summary>Ends a reminder; one that is gone already is no error.</summary>
    /// <exception cref="ReminderException">It was registered again since the handle was made.</exception>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => ServiceOf(grain).Unregister(reminder);

    /// <inheritdoc cref="UnregisterReminder(IGrainBase, IGrainReminder)"/>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => ((IGrainBase)grain).UnregisterReminder(reminder);

    /// <summary>The reminder of that name; null if there is none.</summary>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
        ServiceOf(grain).Get(grain.GrainContext.GrainId, reminderName);

    /// <inheritdoc cref="GetReminder(IGrainBase, string)"/>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => ((IGrainBase)grain).GetReminder(reminderName);

    /// <summary>All reminders of the grain.</summary>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => ServiceOf(grain).Get(grain.GrainContext.GrainId);

    /// <inheritdoc cref="GetReminders(IGrainBase)"/>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => ((IGrainBase)grain).GetReminders();

    private static ReminderService ServiceOf(IGrainBase grain)
    {
        if (grain is not IRemindable)
            throw new InvalidOperationException($"{grain.GetType()} is not {nameof(IRemindable)}.");
        return ((Activation)grain.GrainContext).Silo.Services.GetService<ReminderService>()
            ?? throw new InvalidOperationException("No reminder service is configured.");
    }
}
