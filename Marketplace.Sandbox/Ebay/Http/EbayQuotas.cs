using System.Collections.Concurrent;

namespace Marketplace.Sandbox.Ebay.Http;

/// <summary>How many calls of an API an app key has made today. A day ends at midnight UTC and is not remembered over a restart.</summary>
internal sealed class EbayQuotas(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string App, string Api, DateOnly Day), int> used = new();

    /// <summary>Overrides every API's own limit; 0 switches the limits off, null leaves each its own.</summary>
    public int? PerDay { get; set; }

    public DateTimeOffset Reset => new(Today.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public int LimitOf(EbayApi api) => PerDay ?? api.PerDay;

    public int Remaining(string app, EbayApi api) => Math.Max(0, LimitOf(api) - used.GetValueOrDefault((app, api.Definition, Today)));

    /// <returns>False when the day's calls are used up.</returns>
    public bool Take(string app, EbayApi api)
    {
        var count = used.AddOrUpdate((app, api.Definition, Today), 1, (_, n) => n + 1);
        return LimitOf(api) == 0 || count <= LimitOf(api);
    }

    public void Clear() => used.Clear();
}
