using System.Diagnostics;

namespace Orleans.Configuration;

/// <summary>Which cluster and service this is.</summary>
public class ClusterOptions
{
    /// <summary>The default of <see cref="ClusterId"/>.</summary>
    public const string DefaultClusterId = "default";

    /// <summary>The default of <see cref="ServiceId"/>.</summary>
    public const string DefaultServiceId = "default";

    /// <value>The cluster's name; <c>default</c>. One process has no use for it.</value>
    public string ClusterId { get; set; } = DefaultClusterId;

    /// <value>Part of the key of stored states and reminders; <c>default</c>. Changing it loses sight of all of them.</value>
    public string ServiceId { get; set; } = DefaultServiceId;
}

/// <summary>When idle activations end, and how long activating and deactivating may take.</summary>
public class GrainCollectionOptions
{
    /// <value>How long an activation may be idle; 15 minutes.</value>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <value>Ages by full class name.</value>
    public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = [];

    /// <value>How often idle ones are looked for; 1 minute.</value>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <value>How long activating may take; 30 seconds.</value>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <value>How long deactivating may take; 30 seconds.</value>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>How calls are delivered.</summary>
public abstract class MessagingOptions
{
    /// <value>How long a caller waits for an answer; 30 seconds.</value>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <value>The same while a debugger is attached; 30 minutes.</value>
    public TimeSpan ResponseTimeoutWithDebugger { get; set; } = TimeSpan.FromMinutes(30);

    internal TimeSpan EffectiveResponseTimeout => Debugger.IsAttached ? ResponseTimeoutWithDebugger : ResponseTimeout;
}

/// <inheritdoc/>
public class SiloMessagingOptions : MessagingOptions;

/// <summary>The silo itself.</summary>
public class SiloOptions
{
    /// <value>A name for logs.</value>
    public string SiloName { get; set; } = "";
}
