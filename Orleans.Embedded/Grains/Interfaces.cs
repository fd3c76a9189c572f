using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Anything that calls can be sent to.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>The root of grain interfaces; derive from one of the keyed ones.</summary>
    public interface IGrain : IAddressable;

    /// <summary>Grains with a Guid for key.</summary>
    public interface IGrainWithGuidKey : IGrain;

    /// <summary>Grains with a number for key.</summary>
    public interface IGrainWithIntegerKey : IGrain;

    /// <summary>Grains with a string for key.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>Grains with a Guid and a string for key.</summary>
    public interface IGrainWithGuidCompoundKey : IGrain;

    /// <summary>Grains with a number and a string for key.</summary>
    public interface IGrainWithIntegerCompoundKey : IGrain;

    /// <summary>The root of the interfaces of objects outside grains that grains may call.</summary>
    public interface IGrainObserver : IAddressable;
}
