using Marketplace.AppHost.Local;
using Marketplace.AppHost.Postgres;

namespace Marketplace.Tests.AppHost;

public sealed class StateFolderTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"marketplace-state-{Guid.NewGuid():N}");

    [Fact]
    public void A_folder_in_use_is_refused_and_free_again_afterwards()
    {
        using (StateFolder.Open(_folder))
        {
            Should.Throw<DeploymentException>(() => StateFolder.Open(_folder)).Message.ShouldContain(_folder);
        }

        StateFolder.Open(_folder).Dispose();
    }

    [Fact]
    public async Task A_reset_removes_all_state_and_keeps_what_was_downloaded()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var state = StateFolder.Open(_folder);
        var options = new PostgresOptions { Durable = false, Downloads = state["programs"] };
        await using var left = await PostgresCluster.StartAsync(state["postgres"], options, log: null, cancellationToken);
        Directory.CreateDirectory(Path.Combine(state["objects"], "seller/products"));

        await state.ResetAsync(cancellationToken);

        Directory.GetDirectories(_folder).ShouldBe([state["programs"]]);
        await left.Exited.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
