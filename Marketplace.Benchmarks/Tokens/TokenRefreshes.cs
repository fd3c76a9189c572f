using System.Diagnostics;
using System.Runtime.CompilerServices;
using Marketplace.Benchmarks.Api;
using Marketplace.Benchmarks.Operations;
using Marketplace.Channels.Seam;
using Marketplace.Data.Schema;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Marketplace.Benchmarks.Tokens;

/// <summary>
/// 1,000 callers at once whose token has ended, with a provider that rotates refresh tokens: one refresh an expiry, in one process, in two, and when
/// the process that refreshes ends before it has asked or before it has stored the answer. That answer nobody has any more: then the next callers ask
/// once, are refused, and all are told to connect again. Beside callers whose token is good.
/// </summary>
internal sealed class TokenRefreshes : IBenchmark
{
    private const int _callers = 1_000;
    private const int _crashes = 20;

    public string Name => "tokens";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var cluster = new TemporaryCluster();
        var connectionString = await cluster.StartAsync(cancellation);
        await DatabaseMigrator.MigrateAsync(connectionString, cancellation);
        await using var owner = NpgsqlDataSource.Create(connectionString);
        await using var application = NpgsqlDataSource.Create(ApplicationConnectionString.From(connectionString));
        await using var etsy = await EtsyConsent.StartAsync(cancellation);
        var secrets = new SecretProtector(new EphemeralDataProtectionProvider());
        var shop = (await BenchShop.CreateAsync(new TenantDatabase(application), sellers: 1, connectionsEach: 1, listingsEach: 1, cancellation))[0];
        TokenProcess Start(IAuthorize channel) => new(connectionString, channel, etsy.Http, secrets, shop.SellerId, shop.ConnectionId);

        await using var one = Start(etsy.Channel);
        await using var other = Start(etsy.Channel);
        await one.ExpireAsync(await etsy.GrantAsync(cancellation), cancellation);
        await AskAsync([one]);
        var fresh = await Measure.Throughput(1, time, async _ => await AskAsync([one])) * _callers;
        foreach (var processes in (TokenProcess[][])[[one], [one, other]])
        {
            var (rounds, served, asking, before) = (0, 0, TimeSpan.Zero, await etsy.TokenCallsAsync(cancellation));
            for (; asking < time; rounds++)
            {
                await one.ExpireAsync(granted: null, cancellation);
                other.Forget();
                var started = Stopwatch.GetTimestamp();
                served += (await AskAsync(processes)).Count(answer => answer.Succeeded);
                asking += Stopwatch.GetElapsedTime(started);
            }

            var refreshes = await etsy.TokenCallsAsync(cancellation) - before;
            var where = processes.Length == 1 ? "one process" : "two processes";
            yield return new($"tokens: {where}", (double)refreshes / rounds, "refreshes/expiry", 1, "promised", Errors: Math.Abs(refreshes - rounds));
            yield return new($"tokens: {where}", served / asking.TotalSeconds, "callers/s", fresh, "with a good token /s", Errors: rounds * _callers - served);
        }

        foreach (var answered in (bool[])[false, true])
            yield return await CrashAsync(answered, etsy, owner, Start, cancellation);
    }

    /// <summary>The process ends in its refresh; another has the callers after it.</summary>
    private static async Task<Figure> CrashAsync(
        bool answered, EtsyConsent etsy, NpgsqlDataSource owner, Func<IAuthorize, TokenProcess> start, CancellationToken cancellation)
    {
        var (calls, wrong) = (0, 0L);
        for (var crash = 0; crash < _crashes; crash++)
        {
            var channel = new DyingRefresh(etsy.Channel, answered);
            await using var dying = start(channel);
            await using var next = start(etsy.Channel);
            await dying.ExpireAsync(await etsy.GrantAsync(cancellation), cancellation);
            var before = await etsy.TokenCallsAsync(cancellation);
            var lost = AskAsync([dying]);
            var waiting = AskAsync([next]);
            await channel.Reached;
            await dying.DieAsync(owner, cancellation);
            var answers = await waiting;
            calls += await etsy.TokenCallsAsync(cancellation) - before;
            wrong += answers.Count(answer => answered ? answer.Error?.Code is not "renewal_interrupted" : !answer.Succeeded)
                + Math.Abs(next.Refusals.Count - (answered ? 1 : 0)) + (lost.IsCompleted ? 1 : 0);
        }

        var promised = answered ? 2 : 1;
        return new(
            answered ? "tokens: killed before storing" : "tokens: killed before asking", (double)calls / _crashes, "token calls/kill", promised, "promised",
            Errors: wrong + Math.Abs(calls - promised * _crashes));
    }

    private static Task<ChannelResult<ChannelCredentials>[]> AskAsync(TokenProcess[] processes) =>
        Task.WhenAll(Enumerable.Range(0, _callers).Select(caller => Task.Run(processes[caller % processes.Length].AskAsync)));
}
