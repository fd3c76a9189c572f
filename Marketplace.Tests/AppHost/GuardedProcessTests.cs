using System.Threading.Channels;
using Marketplace.AppHost.Local;
using Marketplace.AppHost.Processes;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.AppHost;

public sealed class GuardedProcessTests
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_child_that_ends_is_reported_with_its_code_and_its_last_words()
    {
        await using var process = Start("echo first; echo second >&2; exit 3");

        (await process.Exited).ShouldBe(3);
        process.LastLines.Split('\n').ShouldBe(["first", "second"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_signal_lets_the_child_finish_what_it_does()
    {
        var lines = Channel.CreateUnbounded<string>();
        await using var process = Start("trap 'echo finishing; exit 0' TERM; echo started; while :; do sleep 0.05; done", lines.Writer);
        (await lines.Reader.ReadAsync(Cancel)).ShouldBe("started");

        await process.StopAsync("TERM", _grace);

        (await lines.Reader.ReadAsync(Cancel)).ShouldBe("finishing");
        (await process.Exited).ShouldBe(0);
    }

    [Fact]
    public async Task A_child_that_does_not_listen_is_killed()
    {
        var lines = Channel.CreateUnbounded<string>();
        await using var process = Start("trap '' TERM; echo started; while :; do sleep 0.05; done", lines.Writer);
        await lines.Reader.ReadAsync(Cancel);

        await process.StopAsync("TERM", TimeSpan.Zero);

        (await process.Exited).ShouldBe(137);
    }

    [Fact]
    public async Task What_the_child_has_started_ends_with_it()
    {
        var lines = Channel.CreateUnbounded<string>();
        await using var process = Start("sleep 600 & echo $!; wait", lines.Writer);
        var grandchild = int.Parse(await lines.Reader.ReadAsync(Cancel));

        await process.StopAsync("KILL", _grace);

        await Eventually.BecomesTrueAsync(() => !Directory.Exists($"/proc/{grandchild}"), Cancel);
    }

    [Fact]
    public async Task A_service_that_ends_while_it_starts_is_reported_with_its_last_words()
    {
        await using var process = Start("echo the database is on fire; exit 4");

        var failure = await Should.ThrowAsync<DeploymentException>(
            Health.WaitAsync(new ServiceOptions("api", "", "http://localhost:1"), process, Cancel));

        failure.Message.ShouldContain("api ended with code 4");
        failure.Message.ShouldContain("the database is on fire");
    }

    [Fact]
    public async Task A_service_that_never_gets_healthy_is_reported_with_its_last_words()
    {
        var lines = Channel.CreateUnbounded<string>();
        await using var process = Start("echo waiting for godot; sleep 600", lines.Writer);
        await lines.Reader.ReadAsync(Cancel);
        var service = new ServiceOptions("api", "", "http://localhost:1") { StartDeadline = TimeSpan.FromMilliseconds(50) };

        var failure = await Should.ThrowAsync<DeploymentException>(Health.WaitAsync(service, process, Cancel));

        failure.Message.ShouldContain("not healthy within");
        failure.Message.ShouldContain("waiting for godot");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static GuardedProcess Start(string script, ChannelWriter<string>? lines = null) =>
        GuardedProcess.Start(new GuardedProcessOptions(["/bin/sh", "-c", script]), line => lines?.TryWrite(line));
}
