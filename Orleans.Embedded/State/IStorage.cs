namespace Orleans.Core
{
    /// <summary>A stored record of the grain. Operations run one at a time, and writes that wait together become one.</summary>
    public interface IStorage
    {
        /// <summary>The version last read or written; null when there is no row.</summary>
        string? Etag { get; }

        /// <summary>Whether there is a stored value.</summary>
        bool RecordExists { get; }

        /// <summary>Empties the record.</summary>
        /// <exception cref="Storage.InconsistentStateException">Someone else wrote it since.</exception>
        Task ClearStateAsync();

        /// <inheritdoc cref="ClearStateAsync()"/>
        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        /// <summary>Stores the state as it is when the write starts.</summary>
        /// <exception cref="Storage.InconsistentStateException">Someone else wrote it since.</exception>
        Task WriteStateAsync();

        /// <inheritdoc cref="WriteStateAsync()"/>
        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        /// <summary>Reads the record again, dropping changes in memory.</summary>
        Task ReadStateAsync();

        /// <inheritdoc cref="ReadStateAsync()"/>
        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    /// <summary>A stored record with its value.</summary>
    public interface IStorage<TState> : IStorage
    {
        /// <summary>The value; a new instance when nothing is stored.</summary>
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A named state of a grain: a constructor parameter with <see cref="PersistentStateAttribute"/>.</summary>
    public interface IPersistentState<TState> : Core.IStorage<TState>;

    /// <summary>Where a persistent state is kept.</summary>
    public interface IPersistentStateConfiguration
    {
        /// <summary>The name of the state, unique among all grain classes: it is part of the stored key, and the class is not.</summary>
        string StateName { get; }

        /// <summary>The name of the storage; null for the default.</summary>
        string? StorageName { get; }
    }

    /// <summary>Makes a constructor parameter a named state of the grain, read before activation.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute, IFacetMetadata, IPersistentStateConfiguration
    {
        /// <inheritdoc/>
        public string StateName { get; } = stateName ?? throw new ArgumentNullException(nameof(stateName));

        /// <inheritdoc/>
        public string? StorageName { get; } = storageName;
    }
}

namespace Orleans
{
    /// <summary>Marks attributes that fill a constructor parameter of a grain.</summary>
    public interface IFacetMetadata;
}
