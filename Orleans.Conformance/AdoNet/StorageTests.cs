using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance.State;
using Orleans.Storage;

namespace Orleans.Conformance.AdoNet;

public sealed class StorageTests(PostgresFixture postgres)
{
    private readonly Guid _key = Guid.NewGuid();
    private readonly string _service = $"storage {Guid.NewGuid()}";

    [Fact]
    public async Task A_state_outlives_the_silo()
    {
        await using (var silo = await postgres.StartSilo(_service))
            await silo.Grains.GetGrain<IRowGrain>(_key).Write("kept");
        await using var next = await postgres.StartSilo(_service);
        (await next.Grains.GetGrain<IRowGrain>(_key).Read()).ShouldBe("kept");
    }

    [Fact]
    public async Task Another_service_has_states_of_its_own()
    {
        await using var one = await postgres.StartSilo(_service);
        await using var two = await postgres.StartSilo($"{_service} other");
        await one.Grains.GetGrain<IRowGrain>(_key).Write("mine");
        (await two.Grains.GetGrain<IRowGrain>(_key).Read()).ShouldBe("new");
    }

    [Fact]
    public async Task Every_write_and_clear_is_a_version_of_one_row()
    {
        await using var silo = await postgres.StartSilo(_service);
        var grain = silo.Grains.GetGrain<IRowGrain>(_key);
        (await grain.WriteAndGetEtag("one")).ShouldBe("1");
        (await grain.ClearAndGetEtag()).ShouldBe("2");
        (await grain.ClearAndGetEtag()).ShouldBe("3");
        (await grain.WriteAndGetEtag("two")).ShouldBe("4");
        (await Rows("row")).ShouldBe([(4, """{"Text":"two","Count":0}""")]);
    }

    [Fact]
    public async Task A_storage_may_delete_rows_when_they_are_cleared()
    {
        await using var silo = await postgres.StartSilo(_service);
        var grain = silo.Grains.GetGrain<IRowGrain>(_key);
        (await grain.ClearAndGetEtagWhereRowsAreDeleted("gone")).ShouldBeNull();
        (await Rows("deleted")).ShouldBeEmpty();
        (await grain.ClearAndGetEtagWhereRowsAreDeleted("gone again")).ShouldBeNull();
    }

    [Fact]
    public async Task A_row_that_changed_underneath_refuses_the_write_and_is_read_anew()
    {
        await using var silo = await postgres.StartSilo(_service);
        var grain = silo.Grains.GetGrain<IRowGrain>(_key);
        await grain.Write("mine");
        await Execute("UPDATE OrleansStorage SET Version = 9, PayloadBinary = convert_to('{\"Text\":\"theirs\"}', 'UTF8') WHERE ServiceId = $1");
        await Should.ThrowAsync<InconsistentStateException>(grain.Write("lost"));
        (await grain.Read().Soon()).ShouldBe("theirs");
        (await grain.WriteAndGetEtag("after")).ShouldBe("10");
    }

    [Fact]
    public async Task Of_two_first_writes_one_is_refused()
    {
        await using var silo = await postgres.StartSilo(_service);
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>("database");
        var id = silo.Grains.GetGrain<IRowGrain>(_key).GetGrainId();
        var writes = Enumerable.Range(0, 8).Select(i =>
            storage.WriteStateAsync("raced", id, new GrainState<Note>(new Note { Count = i }))).ToArray();
        await Task.WhenAll(writes.Select(w => w.ContinueWith(_ => { }, TaskScheduler.Default)));
        writes.Count(w => w.IsCompletedSuccessfully).ShouldBe(1);
        writes.Where(w => w.IsFaulted).ShouldAllBe(w => w.Exception!.InnerException is InconsistentStateException);
        (await Rows("raced")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_error_of_the_database_is_no_conflict()
    {
        await using var silo = await postgres.StartSilo(_service);
        var grain = silo.Grains.GetGrain<IRowGrain>(_key);
        await grain.Write("kept");
        await Execute("UPDATE OrleansStorage SET PayloadBinary = convert_to('no json', 'UTF8') WHERE ServiceId = $1");
        await grain.Deactivate();
        var error = await Should.ThrowAsync<Exception>(grain.Read().Soon());
        error.ShouldBeAssignableTo<OrleansException>();
        error.ShouldNotBeAssignableTo<InconsistentStateException>();
    }

    private async Task<(int Version, string Payload)[]> Rows(string state)
    {
        await using var command = (await postgres.Database).CreateCommand(
            "SELECT Version, convert_from(PayloadBinary, 'UTF8') FROM OrleansStorage WHERE ServiceId = $1 AND GrainTypeString = $2");
        command.Parameters.AddWithValue(_service);
        command.Parameters.AddWithValue(state);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(int, string)>();
        while (await reader.ReadAsync())
            rows.Add((reader.GetInt32(0), reader.GetString(1)));
        return [.. rows];
    }

    private async Task Execute(string sql)
    {
        await using var command = (await postgres.Database).CreateCommand(sql);
        command.Parameters.AddWithValue(_service);
        await command.ExecuteNonQueryAsync();
    }
}
