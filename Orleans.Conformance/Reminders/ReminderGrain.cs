namespace Orleans.Conformance.Reminders;

public interface IReminderGrain : IGrainWithGuidKey
{
    Task Register(string name, TimeSpan due, TimeSpan period);

    Task<bool> Has(string name);

    Task<string[]> Names();

    Task Unregister(string name);

    /// <summary>Registers twice and unregisters by the first handle.</summary>
    Task UnregisterByStaleHandle(string name);

    Task UnregisterTwice(string name);

    Task Deactivate();

    Task Hold();
}

public class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private Probe Probe => Probe.Of(this);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Probe.Note("activated");
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Probe.Note(reminderName);
        Probe.Values[reminderName] = status;
        Probe.Values["context"] = RequestContext.Get("set");
        Probe.Signal($"{reminderName} {Probe.Events.Count(e => e == reminderName)}");
        return Probe.Values.ContainsKey("fail") ? Task.FromException(new NotSupportedException("this tick fails")) : Task.CompletedTask;
    }

    public Task Register(string name, TimeSpan due, TimeSpan period)
    {
        RequestContext.Set("set", "by the call that registered the reminder");
        return this.RegisterOrUpdateReminder(name, due, period);
    }

    public async Task<bool> Has(string name) => await this.GetReminder(name) is not null;

    public async Task<string[]> Names() => [.. (await this.GetReminders()).Select(r => r.ReminderName)];

    public async Task Unregister(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task UnregisterByStaleHandle(string name)
    {
        var stale = await this.RegisterOrUpdateReminder(name, Hour, Hour);
        await this.RegisterOrUpdateReminder(name, Hour, Hour);
        await this.UnregisterReminder(stale);
    }

    public async Task UnregisterTwice(string name)
    {
        var reminder = await this.RegisterOrUpdateReminder(name, Hour, Hour);
        await this.UnregisterReminder(reminder);
        await this.UnregisterReminder(reminder);
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Hold() => Probe.Pass("hold");
}

public interface IUnremindableGrain : IGrainWithGuidKey
{
    Task Register();
}

public class UnremindableGrain : Grain, IUnremindableGrain
{
    public Task Register() => this.RegisterOrUpdateReminder("any", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
}
