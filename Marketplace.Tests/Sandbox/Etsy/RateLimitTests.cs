using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Every_answer_says_what_is_left()
    {
        var clock = new StoppedClock();
        await using var sandbox = await StartAsync(clock, perSecond: 10, perDay: 10_000);
        var etsy = new EtsyClient(sandbox);

        await etsy.GetAsync("/openapi-ping");
        var answer = await etsy.GetAsync("/nothing");

        Header(answer, "x-limit-per-second").ShouldBe("10");
        Header(answer, "x-remaining-this-second").ShouldBe("8");
        Header(answer, "x-limit-per-day").ShouldBe("10000");
        Header(answer, "x-remaining-today").ShouldBe("9998");
    }

    [Fact]
    public async Task The_call_over_the_seconds_limit_is_throttled_until_the_second_has_passed()
    {
        var clock = new StoppedClock();
        await using var sandbox = await StartAsync(clock, perSecond: 2, perDay: 0);
        var etsy = new EtsyClient(sandbox);
        await etsy.GetAsync("/openapi-ping");
        await etsy.GetAsync("/openapi-ping");

        var throttled = await etsy.GetAsync("/openapi-ping");
        clock.Advance(TimeSpan.FromSeconds(1));

        throttled.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        Header(throttled, "retry-after").ShouldBe("1");
        throttled.Error.ShouldContain("per second");
        (await etsy.GetAsync("/openapi-ping")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_day_is_a_sliding_window()
    {
        var clock = new StoppedClock();
        await using var sandbox = await StartAsync(clock, perSecond: 0, perDay: 2);
        var etsy = new EtsyClient(sandbox);
        await etsy.GetAsync("/openapi-ping");
        clock.Advance(TimeSpan.FromHours(20));
        await etsy.GetAsync("/openapi-ping");

        var throttled = await etsy.GetAsync("/openapi-ping");
        clock.Advance(TimeSpan.FromHours(4));

        throttled.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        Header(throttled, "retry-after").ShouldBe(TimeSpan.FromHours(4).TotalSeconds.ToString());
        (await etsy.GetAsync("/openapi-ping")).Status.ShouldBe(HttpStatusCode.OK);
        (await etsy.GetAsync("/openapi-ping")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static Task<EtsySandbox> StartAsync(TimeProvider clock, int perSecond, int perDay) => EtsySandbox.StartAsync(
        ["--Sandbox:Etsy:PerSecond", $"{perSecond}", "--Sandbox:Etsy:PerDay", $"{perDay}"], services => services.AddSingleton(clock));

    private static string Header(Answer answer, string name) => answer.Headers.GetValues(name).Single();

    private sealed class StoppedClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}
