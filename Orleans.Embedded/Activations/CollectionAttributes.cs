using System.Globalization;

namespace Orleans;

/// <summary>On a grain class: its activations are never collected for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepAliveAttribute : Attribute;

/// <summary>On a grain class: how long its activations may be idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class CollectionAgeLimitAttribute : Attribute
{
    /// <summary>The shortest age.</summary>
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    private readonly TimeSpan? _period;

    /// <summary>The sum of the properties.</summary>
    public CollectionAgeLimitAttribute() { }

    /// <summary>Written <c>hh:mm:ss</c>.</summary>
    public CollectionAgeLimitAttribute(string inactivityPeriod) => _period = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    /// <summary>Days to add.</summary>
    public double Days { get; init; }

    /// <summary>Hours to add.</summary>
    public double Hours { get; init; }

    /// <summary>Minutes to add.</summary>
    public double Minutes { get; init; }

    /// <summary>Whether idleness does not matter.</summary>
    public bool AlwaysActive { get; init; }

    /// <summary>The age.</summary>
    public TimeSpan AgeLimit =>
        AlwaysActive ? TimeSpan.MaxValue : _period ?? TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
}
