using Orleans.Conformance.AdoNet;

namespace Orleans.Conformance.Embedded;

public sealed class SiloLockTests(PostgresFixture postgres)
{
    private readonly string _service = $"locked {Guid.NewGuid()}";

    [Fact]
    public async Task A_second_silo_of_a_service_on_one_database_is_refused()
    {
        await using var first = await postgres.StartSilo(_service);
        var error = await Should.ThrowAsync<OrleansConfigurationException>(postgres.StartSilo(_service));
        error.Message.ShouldContain(_service);
    }

    [Fact]
    public async Task Once_a_silo_has_stopped_or_failed_to_start_another_may_run()
    {
        await (await postgres.StartSilo(_service)).DisposeAsync();
        await Should.ThrowAsync<NotSupportedException>(postgres.StartSilo(_service, silo =>
            Orleans.Hosting.SiloBuilderStartupExtensions.AddStartupTask(silo, (_, _) => throw new NotSupportedException())));
        await (await postgres.StartSilo(_service)).DisposeAsync();
    }
}
