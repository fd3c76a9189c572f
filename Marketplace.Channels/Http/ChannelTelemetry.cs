using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Marketplace.Channels.Http;

/// <summary>Traces and meters of channel calls, under the name <c>Marketplace.Channels</c>.</summary>
public static class ChannelTelemetry
{
    public const string Name = "Marketplace.Channels";

    internal static readonly ActivitySource Activities = new(Name);

    private static readonly Meter _meter = new(Name);

    internal static readonly Counter<long> Calls = _meter.CreateCounter<long>("marketplace.channel.calls", "{call}", "Calls to channels by outcome.");

    internal static readonly Histogram<double> Duration = _meter.CreateHistogram<double>("marketplace.channel.duration", "s", "Time of a call with its waits and repetitions.");
}
