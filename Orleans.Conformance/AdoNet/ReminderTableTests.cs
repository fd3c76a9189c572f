using Npgsql;
using Orleans.Conformance.Reminders;
using Orleans.Hosting;

namespace Orleans.Conformance.AdoNet;

public sealed class ReminderTableTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Guid _key = Guid.NewGuid();
    private readonly string _service = $"reminders {Guid.NewGuid()}";

    private Probe Probe => Probe.Of(_key);

    [Fact]
    public async Task A_reminder_outlives_the_silo()
    {
        await using (var silo = await postgres.StartSilo(_service))
            await silo.Grains.GetGrain<IReminderGrain>(_key).Register("survivor", TimeSpan.FromSeconds(2), Hour);
        await using var next = await postgres.StartSilo(_service);
        await Probe.WaitFor("survivor 1");
    }

    [Fact]
    public async Task A_tick_that_was_missed_is_not_repeated_and_the_schedule_goes_on()
    {
        await using (var silo = await postgres.StartSilo(_service))
            await silo.Grains.GetGrain<IReminderGrain>(_key).Register("steady", Hour, Hour);

        // As if registered long ago: the next tick is a whole number of seconds after the first.
        await Execute("UPDATE OrleansRemindersTable SET StartTime = date_trunc('second', now()) - interval '1 hour', Period = 1000 WHERE ServiceId = $1");
        await using var next = await postgres.StartSilo(_service);
        await Probe.WaitFor("steady 2");
        var status = Probe.Values["steady"].ShouldBeOfType<TickStatus>();
        status.FirstTickTime.Millisecond.ShouldBe(0);
        status.CurrentTickTime.ShouldBeGreaterThan(status.FirstTickTime + Hour);
        Probe.Events.Count(e => e == "steady").ShouldBeLessThan(100);
        await next.Grains.GetGrain<IReminderGrain>(_key).Unregister("steady");
    }

    [Fact]
    public async Task A_row_says_whom_to_wake_when_in_orleans_format()
    {
        await using var silo = await postgres.StartSilo(_service);
        var grain = silo.Grains.GetGrain<IReminderGrain>(_key);
        await grain.Register("stored", Hour, TimeSpan.FromDays(365));
        await grain.Register("stored", Hour, TimeSpan.FromDays(365));
        await using var command = (await postgres.Database).CreateCommand(
            "SELECT GrainId, GrainHash, Period, Version, StartTime FROM OrleansRemindersTable WHERE ServiceId = $1");
        command.Parameters.AddWithValue(_service);
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        reader.GetString(0).ShouldBe($"reminder/{_key:N}");
        reader.GetInt32(1).ShouldBe(unchecked((int)grain.GetGrainId().GetUniformHashCode()));
        reader.GetInt64(2).ShouldBe(31_536_000_000);
        reader.GetInt32(3).ShouldBe(1);
        reader.GetDateTime(4).ShouldBe(DateTime.UtcNow + Hour, TimeSpan.FromMinutes(1));
        (await reader.ReadAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Handles_go_stale_with_every_registration()
    {
        await using var silo = await postgres.StartSilo(_service);
        var grain = silo.Grains.GetGrain<IReminderGrain>(_key);
        await Should.ThrowAsync<ReminderException>(grain.UnregisterByStaleHandle("stale"));
        await grain.UnregisterTwice("twice");
        (await grain.Names()).ShouldBe(["stale"]);
    }

    [Fact]
    public async Task Changes_made_in_the_table_are_noticed()
    {
        await using var silo = await postgres.StartSilo(_service, s => s.Configure<ReminderOptions>(o =>
        {
            o.RefreshReminderListPeriod = TimeSpan.FromSeconds(1);
            o.ReminderLoadingWindow = TimeSpan.FromMinutes(10);
        }));
        var grain = silo.Grains.GetGrain<IReminderGrain>(_key);
        await grain.Register("moved", Hour, Hour);
        await grain.Register("dropped", TimeSpan.FromMinutes(5), Hour);
        await Execute("UPDATE OrleansRemindersTable SET StartTime = now() + interval '3 seconds', Version = 7 WHERE ServiceId = $1 AND ReminderName = 'moved'");
        await Execute("DELETE FROM OrleansRemindersTable WHERE ServiceId = $1 AND ReminderName = 'dropped'");
        await Probe.WaitFor("moved 1");
        (await grain.Names()).ShouldBe(["moved"]);
    }

    private async Task Execute(string sql)
    {
        await using NpgsqlCommand command = (await postgres.Database).CreateCommand(sql);
        command.Parameters.AddWithValue(_service);
        await command.ExecuteNonQueryAsync();
    }
}
