using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Grains.Connections;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Marketplace.Tests.Grains.Connections;

public sealed class SettingChoicesTests
{
    private readonly Guid _connection = Guid.CreateVersion7();
    private readonly Shop _shop = new();
    private readonly MemoryDistributedCache _cache = new(Options.Create(new MemoryDistributedCacheOptions()));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_a_moment_ago_is_not_asked_for_again_whichever_silo_asks()
    {
        var first = await ReadAsync();
        var second = await ReadAsync();
        _shop.Calls.ShouldBe(1);
        second.Single().Choices.ShouldBe(first.Single().Choices);
        second.Single().ShouldBe(first.Single() with { Choices = second.Single().Choices });
    }

    [Fact]
    public async Task What_could_not_be_read_is_asked_for_again()
    {
        _shop.Answers = false;
        (await ReadAsync()).ShouldBeEmpty();
        _shop.Answers = true;
        (await ReadAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task One_connection_does_not_see_anothers()
    {
        await ReadAsync();
        await new SettingChoices(new AnswerCache(_cache, NullLogger<AnswerCache>.Instance)).ReadAsync(Guid.CreateVersion7(), _shop, null!, Cancel);
        _shop.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_cache_out_of_reach_costs_a_call_and_not_the_page() =>
        (await new SettingChoices(new AnswerCache(new BrokenCache(), NullLogger<AnswerCache>.Instance)).ReadAsync(_connection, _shop, null!, Cancel)).ShouldNotBeEmpty();

    private Task<IReadOnlyList<ChannelSetting>> ReadAsync() =>
        new SettingChoices(new AnswerCache(_cache, NullLogger<AnswerCache>.Instance)).ReadAsync(_connection, _shop, null!, Cancel);

    private sealed class Shop : IDescribeSettings
    {
        public int Calls { get; private set; }

        public bool Answers { get; set; } = true;

        public string Id => "shop";

        public string Name => "Shop";

        public bool Configured => true;

        public ChannelLimits Limits { get; } = new(null, null, 1, 1);

        public Task<ChannelResult<IReadOnlyList<ChannelSetting>>> ReadSettingsAsync(ChannelSession session, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult<ChannelResult<IReadOnlyList<ChannelSetting>>>(Answers
                ? new ChannelSetting[] { new("profile", "Shipping profile", "choice", true, null, [new("1", "Letter", "Post")], "1") }
                : new ChannelError(ChannelErrorKind.Unavailable, "down"));
        }

        public IReadOnlyList<string> MissingSettings(JsonElement settings) => [];
    }

    private sealed class BrokenCache : IDistributedCache
    {
        public byte[]? Get(string key) => throw new IOException();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw new IOException();

        public void Refresh(string key) => throw new IOException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new IOException();

        public void Remove(string key) => throw new IOException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new IOException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new IOException();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => throw new IOException();
    }
}
